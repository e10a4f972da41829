package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.StatementChunks;
import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.TableLayout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds existing rows, and locks them against changes by others. */
final class RowFinder {

  private final Connection connection;
  private final TableLayout layout;
  private final StatementChunks portions;

  RowFinder(Connection connection, TableLayout layout, StatementChunks portions) {
    this.connection = connection;
    this.layout = layout;
    this.portions = portions;
  }

  /** The values of the existing rows with these keys. */
  Map<RowKey, String[]> find(List<RowKey> keys) throws SQLException {
    Map<RowKey, String[]> found = new HashMap<>();
    for (List<RowKey> portion : portions.of(keys, RowKey::bytes)) {
      find(portion, found);
    }
    return found;
  }

  private void find(List<RowKey> keys, Map<RowKey, String[]> found) throws SQLException {
    String sql = TableSql.selectByKeys(layout.table(), keys.size());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (RowKey key : keys) {
        for (String value : key.values()) {
          statement.setString(parameter++, value);
        }
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String[] values = new String[layout.columns()];
          for (int column = 0; column < values.length; column++) {
            values[column] = layout.canonical(column, row.getString(column + 1));
          }
          found.put(layout.key(values), values);
        }
      }
    }
  }
}
