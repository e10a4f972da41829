package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.read.Stretch;
import io.sluice.transforms.sort.PackedRow;
import io.sluice.transforms.sort.PackedRows;

/**
 * What is committed in one transaction: the next rows of a stretch in the order of their keys.
 *
 * @param stretch the stretch
 * @param number the batches of the stretch before it
 * @param rows its rows
 * @param rowsBefore the rows of the batches before it
 * @param isLast whether there are no more
 * @param fingerprint of the lines that are the stretch's rows
 * @param others the lines of the stretch that are not records, in its first batch
 */
record Batch(
    Stretch stretch,
    int number,
    PackedRows rows,
    long rowsBefore,
    boolean isLast,
    long fingerprint,
    LineCounts others) {

  /** A smaller batch, with the first rows only. */
  Batch first(int count) {
    return new Batch(
        stretch,
        number,
        rows.first(count),
        rowsBefore,
        isLast && count == rows.count(),
        fingerprint,
        others);
  }

  /** The rows that have been dealt with when it is committed. */
  long rowsBehind() {
    return rowsBefore + rows.count();
  }

  /** Its lines; those that are records only as read. */
  LineCounts lines() {
    long truncated = 0;
    for (int i = 0; i < rows.count(); i++) {
      truncated += PackedRow.isTruncated(rows.bytes(), rows.start(i)) ? 1 : 0;
    }
    return others
        .with(LineCounter.READ, others.of(LineCounter.READ) + rows.count())
        .with(LineCounter.TRUNCATED, truncated);
  }
}
