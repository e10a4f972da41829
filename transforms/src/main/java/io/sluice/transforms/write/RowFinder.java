package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.Portions;
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

  private final Connection connection;
  private final RowShape shape;
  private final Portions portions;

  RowFinder(Connection connection, RowShape shape, Portions portions) {
    this.connection = connection;
    this.shape = shape;
    this.portions = portions;
  }

  /** The values of the rows that have one of the keys. */
  Map<Key, String[]> find(List<Key> keys) throws SQLException {
    Map<Key, String[]> found = new HashMap<>();
    for (List<Key> portion : portions.of(keys, Key::bytes)) {
      find(portion, found);
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
