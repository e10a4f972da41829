package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.TableSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows that are in the table, and keeps others from changing them. */
final class RowFinder {

  /** MariaDB plans longer lists in another way. */
  private static final int MAX_KEYS = 500;

  private final Connection connection;
  private final RowShape shape;

  RowFinder(Connection connection, RowShape shape) {
    this.connection = connection;
    this.shape = shape;
  }

  /** The values of the rows that have one of the keys. */
  Map<Key, String[]> find(List<Key> keys) throws SQLException {
    Map<Key, String[]> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += MAX_KEYS) {
      find(keys.subList(from, Math.min(from + MAX_KEYS, keys.size())), found);
    }
    return found;
  }

  private void find(List<Key> keys, Map<Key, String[]> found) throws SQLException {
    String sql = TableSql.selectByKeys(shape.table(), keys.size());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (Key key : keys) {
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
