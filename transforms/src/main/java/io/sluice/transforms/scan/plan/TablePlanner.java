package io.sluice.transforms.scan.plan;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.RangeSplitter.Sized;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.TableReader;
import io.sluice.transforms.scan.read.TableSpec;
import java.sql.SQLException;
import java.util.List;

/** Divides a table into ranges of its key. */
public final class TablePlanner {

  /** A range with fewer rows is not divided. */
  public static final long FEWEST_ROWS = 10_000;

  private TablePlanner() {}

  /**
   * Divides a table into ranges with about as many rows each, in the order of their keys.
   *
   * @param most how many ranges there may be
   * @param mostRows a range with more rows is divided, however many ranges there are
   * @throws DatabaseException if the table has no key to scan by, or the server refuses the scan's
   *     statement
   */
  public static List<Sized> divide(TableSpec spec, int most, long mostRows) {
    try (TableReader table = TableReader.open(spec)) {
      table.columns();
      return table
          .connection()
          .retry(
              Operation.of("planning ranges of table %s", spec.table()),
              spec.retryFor(),
              () -> divide(table, most, mostRows));
    }
  }

  private static List<Sized> divide(TableReader table, int most, long mostRows)
      throws SQLException {
    ReadConnection connection = table.connection();
    RangeSplitter splitter =
        new RangeSplitter(connection.jdbc(), connection.dialect(), table.key(), table.sql());
    List<Sized> ranges =
        new RangePlanner(splitter).divide(KeyRange.ALL, most, FEWEST_ROWS, mostRows);
    if (table.key().columns().stream().anyMatch(KeyColumn::nullable)) {
      ranges.add(splitter.sized(KeyRange.NULLS));
    }
    connection.end();
    return ranges;
  }
}
