package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.table.TableSql;
import io.sluice.transforms.record.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts rows with multi-row INSERT. */
final class MultiRowInsert implements RowInserter {

  private final Connection connection;
  private final Table table;

  /** Kept, because it is long and nearly all portions have this size. */
  private final String insertMaxRows;

  MultiRowInsert(Connection connection, Table table) {
    this.connection = connection;
    this.table = table;
    this.insertMaxRows = TableSql.insertIgnoringDuplicates(table, WriterConnection.MAX_ROWS);
  }

  @Override
  public long insert(List<BatchRow> rows) throws SQLException {
    boolean isMax = rows.size() == WriterConnection.MAX_ROWS;
    return execute(
        isMax ? insertMaxRows : TableSql.insertIgnoringDuplicates(table, rows.size()), rows);
  }

  /** Inserts rows, and replaces existing ones with the same keys: all rows or none. */
  long replace(List<BatchRow> rows) throws SQLException {
    return execute(TableSql.upsert(table, rows.size()), rows);
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
