package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.Portions;
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

/** Finds the rows that are in the table, and keeps others from changing them. */
final class RowFinder {

  private final Connection connection;
  private final TableLayout shape;
  private final Portions portions;

  RowFinder(Connection connection, TableLayout shape, Portions portions) {
    this.connection = connection;
    this.shape = shape;
    this.portions = portions;
  }

  /** The values of the rows that have one of the keys. */
  Map<RowKey, String[]> find(List<RowKey> keys) throws SQLException {
    Map<RowKey, String[]> found = new HashMap<>();
    for (List<RowKey> portion : portions.of(keys, RowKey::bytes)) {
      find(portion, found);
    }
    return found;
  }

  private void find(List<RowKey> keys, Map<RowKey, String[]> found) throws SQLException {
    String sql = TableSql.selectByKeys(shape.table(), keys.size());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (RowKey key : keys) {
        for (String value : key.values()) {
          statement.setString(parameter++, value);
        }
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String[] values = new String[shape.columns()];
          for (int column = 0; column < values.length; column++) {
            values[column] = shape.canonical(column, row.getString(column + 1));
          }
          found.put(shape.key(values), values);
        }
      }
    }
  }
}
