package io.sluice.transforms.load.insert;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;

/**
 * Properties of a table beyond its model that decide which statements write it.
 *
 * @param keepsVersions whether the server keeps all versions of its rows: MariaDB adds a version
 *     even for a row that an insert finds and leaves unchanged
 * @param isFilledByTrigger whether another column needs a value: if a trigger gives it none, LOAD
 *     DATA silently stores a zero
 */
record TableTraits(boolean keepsVersions, boolean isFilledByTrigger) {

  private static final String SELECT =
      "SELECT (SELECT table_type FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_name = ?) = 'SYSTEM VERSIONED',"
          + " (SELECT COUNT(*) FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND is_nullable = 'NO'"
          + " AND column_default IS NULL AND extra NOT LIKE '%%auto_increment%%'"
          + " AND COALESCE(generation_expression, '') = '' AND column_name NOT IN (%s)) > 0";

  static TableTraits of(Connection connection, Table table) throws SQLException {
    String placeholders = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT.formatted(placeholders))) {
      statement.setString(1, table.name());
      statement.setString(2, table.name());
      int parameter = 3;
      for (Column column : table.columns()) {
        statement.setString(parameter++, column.name());
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new TableTraits(row.getBoolean(1), row.getBoolean(2));
      }
    }
  }
}
