package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** MySQL and MariaDB. */
final class MySqlDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  @Override
  public String quoted(String name) {
    return Identifier.quoted(name);
  }

  @Override
  public TableShape shape(Connection connection, String table) throws SQLException {
    return new MySqlCatalogue(connection, table).shape();
  }

  /** The server's own choice may be another index, and then it sorts. */
  @Override
  public String byIndex(String table, TableKey key) {
    return table + " FORCE INDEX (" + key.index() + ")";
  }

  /** For (a, b) > (?, ?) MySQL reads its index from the beginning (its bug 111952). */
  @Override
  public Condition greater(List<KeyColumn> columns, Key key) {
    return KeyOrder.greater(columns, key);
  }

  @Override
  public Condition notGreater(List<KeyColumn> columns, Key key) {
    return KeyOrder.notGreater(columns, key);
  }

  @Override
  public long estimate(Connection connection, String select, List<String> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + select)) {
      Binding.bind(statement, values);
      try (ResultSet plan = statement.executeQuery()) {
        return plan.next() ? plan.getLong("rows") : 0;
      }
    }
  }

  /** Row by row; any other size would have the driver read all rows first. */
  @Override
  public PreparedStatement streaming(Connection connection, String select) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            select, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement.setFetchSize(Integer.MIN_VALUE);
    return statement;
  }

  @Override
  public Connection open(Database database) throws SQLException {
    return database.dataSource().getConnection();
  }
}
