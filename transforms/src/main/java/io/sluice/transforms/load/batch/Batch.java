package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.sort.PackedRow;
import io.sluice.transforms.load.sort.PackedRows;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.split.SortRun;

/**
 * The rows that one transaction commits: the next rows of a sort run in key order.
 *
 * @param run the sort run
 * @param number the number of earlier batches of the sort run
 * @param rows its rows
 * @param rowsBefore the number of rows in earlier batches
 * @param isLast whether it is the last batch of the sort run
 * @param fingerprint the fingerprint of the sort run's rows
 * @param others the lines of the sort run that are not records; only in its first batch
 */
public record Batch(
    SortRun run,
    int number,
    PackedRows rows,
    long rowsBefore,
    boolean isLast,
    long fingerprint,
    LineCounts others) {

  /** A smaller batch with only the first rows. */
  public Batch first(int count) {
    return new Batch(
        run,
        number,
        rows.first(count),
        rowsBefore,
        isLast && count == rows.count(),
        fingerprint,
        others);
  }

  /** The rows of the sort run that are written once this batch is committed. */
  public long rowsAfter() {
    return rowsBefore + rows.count();
  }

  /** The counts of its lines; records count only as read or truncated. */
  public LineCounts lines() {
    long truncated = 0;
    for (int i = 0; i < rows.count(); i++) {
      truncated += PackedRow.isTruncated(rows.bytes(), rows.start(i)) ? 1 : 0;
    }
    return others
        .with(LineCounter.READ, others.of(LineCounter.READ) + rows.count())
        .with(LineCounter.TRUNCATED, truncated);
  }
}
