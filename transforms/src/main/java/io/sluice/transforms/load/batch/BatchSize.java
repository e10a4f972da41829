package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.LoadDataInsert;
import java.time.Duration;

/**
 * Chooses the number of rows in the next batch, so that it is committed in about the target time,
 * judging by earlier batches. Used by one thread at a time.
 */
final class BatchSize {

  /** The size of the first batch, before any is measured. */
  static final int FIRST = 4_000;

  /** In smaller batches, the fixed cost of a transaction would matter. */
  static final int MIN = 500;

  static final int MAX = LoadDataInsert.MAX_ROWS;

  private final Duration target;
  private int max;
  private int rows;

  /**
   * @param rowsPerSecond the maximum rate of writing; 0 for no limit
   */
  BatchSize(Duration target, long rowsPerSecond) {
    this.target = target;
    double allowed = rowsPerSecond * target.toNanos() / 1e9;
    this.max = rowsPerSecond == 0 ? MAX : (int) Math.max(1, Math.min(MAX, allowed));
    this.rows = Math.min(FIRST, max);
  }

  /** The rows of the next batch. */
  int rows() {
    return rows;
  }

  /** The minimum of {@link #rows}. */
  int minRows() {
    return Math.min(MIN, max);
  }

  /**
   * Records how long a batch took to commit. It had {@link #rows} rows, or fewer if no more fitted
   * into its bytes.
   */
  void took(int committed, long nanos) {
    double fitting = (double) committed * target.toNanos() / Math.max(1, nanos);
    double next = Math.min(fitting, 2.0 * rows);
    rows = Math.min(max, (int) Math.max(MIN, next));
  }

  /** Records that a batch of that many rows exceeded a server limit; later ones are smaller. */
  void exceeded(int tried) {
    max = Math.max(1, tried / 2);
    rows = Math.min(rows, max);
  }
}
