package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.sort.PackedRow;
import io.sluice.transforms.load.sort.PackedRows;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.split.SortRun;

/**
 * What is committed in one transaction: the next rows of a sort run in the order of their keys.
 *
 * @param run the sort run
 * @param number the batches of the sort run before it
 * @param rows its rows
 * @param rowsBefore the rows of the batches before it
 * @param isLast whether there are no more
 * @param fingerprint of the lines that are the sort run's rows
 * @param others the lines of the sort run that are not records, in its first batch
 */
public record Batch(
    SortRun run,
    int number,
    PackedRows rows,
    long rowsBefore,
    boolean isLast,
    long fingerprint,
    LineCounts others) {

  /** A smaller batch, with the first rows only. */
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

  /** The rows that have been dealt with when it is committed. */
  public long rowsAfter() {
    return rowsBefore + rows.count();
  }

  /** Its lines; those that are records only as read. */
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
