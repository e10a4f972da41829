package io.sluice.transforms.load.insert;

import io.sluice.transforms.load.row.RowKey;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;

/** Inserts the rows whose keys are not in the table, and does not touch existing rows. */
final class InsertMissing implements RowInserter {

  private final RowFinder finder;
  private final RowInserter inserter;

  InsertMissing(RowFinder finder, RowInserter inserter) {
    this.finder = finder;
    this.inserter = inserter;
  }

  @Override
  public long insert(List<BatchRow> rows) throws SQLException {
    Map<RowKey, String[]> existing = finder.find(rows.stream().map(BatchRow::key).toList());
    List<BatchRow> missing = rows.stream().filter(row -> !existing.containsKey(row.key())).toList();
    if (missing.isEmpty()) {
      return 0;
    }
    long inserted = inserter.insert(missing);
    if (inserted != missing.size()) {
      throw new SQLTransientConnectionException("Other sessions just inserted some of the rows.");
    }
    return inserted;
  }
}
