package io.sluice.transforms.scan.plan;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.RangeSplitter.SizedRange;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.TableReader;
import io.sluice.transforms.scan.read.TableSpec;
import java.sql.SQLException;
import java.util.List;

/** Divides a table into key ranges. */
public final class TablePlanner {

  /** A range is divided only if it has at least twice as many rows. */
  public static final long MIN_ROWS = 10_000;

  private TablePlanner() {}

  /**
   * Divides a table into ranges with about as many rows each, in key order.
   *
   * @param maxRanges the maximum number of ranges
   * @param maxRows a range with more rows is divided, however many ranges there are
   * @throws DatabaseException if the table has no key to scan by, or the server refuses the scan's
   *     statement
   */
  public static List<SizedRange> divide(TableSpec spec, int maxRanges, long maxRows) {
    try (TableReader table = TableReader.open(spec)) {
      table.columns();
      return table
          .connection()
          .retry(
              Operation.of("planning ranges of table %s", spec.table()),
              spec.retryFor(),
              () -> divide(table, maxRanges, maxRows));
    }
  }

  private static List<SizedRange> divide(TableReader table, int maxRanges, long maxRows)
      throws SQLException {
    ReadConnection connection = table.connection();
    RangeSplitter splitter =
        new RangeSplitter(connection.jdbc(), connection.dialect(), table.key(), table.sql());
    List<SizedRange> ranges =
        new RangePlanner(splitter).divide(KeyRange.ALL, maxRanges, MIN_ROWS, maxRows);
    if (table.key().columns().stream().anyMatch(KeyColumn::nullable)) {
      ranges.add(splitter.sized(KeyRange.NULLS));
    }
    connection.end();
    return ranges;
  }
}
