package io.sluice.transforms.load.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Runs the ledger's statements. */
final class LedgerStatements {

  private LedgerStatements() {}

  static void update(Connection connection, String sql, Object... parameters) throws SQLException {
    update(connection, sql, List.of(parameters));
  }

  static void update(Connection connection, String sql, List<?> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.executeUpdate();
    }
  }

  static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }
}
