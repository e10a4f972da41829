package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts with one statement of many rows. */
final class MultiRowInsert implements RowInserter {

  private final Connection connection;
  private final Table table;

  /** Nearly all rows go in portions of this size, and its text is long. */
  private final String insertMost;

  MultiRowInsert(Connection connection, Table table) {
    this.connection = connection;
    this.table = table;
    this.insertMost = TableSql.insertKeeping(table, WriterConnection.MAX_ROWS);
  }

  @Override
  public long insert(List<BatchRow> rows) throws SQLException {
    boolean most = rows.size() == WriterConnection.MAX_ROWS;
    return execute(most ? insertMost : TableSql.insertKeeping(table, rows.size()), rows);
  }

  /** Puts rows in the place of those with the same keys, all of them or none. */
  long replace(List<BatchRow> rows) throws SQLException {
    return execute(TableSql.insertReplacing(table, rows.size()), rows);
  }

  private long execute(String sql, List<BatchRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (BatchRow row : rows) {
        for (String value : row.values()) {
          statement.setString(parameter++, value);
        }
      }
      return statement.executeLargeUpdate();
    }
  }
}
