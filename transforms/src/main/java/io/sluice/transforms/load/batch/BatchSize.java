package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.LoadDataInsert;
import java.time.Duration;

/**
 * How many rows go into the next batch: as many as are committed in about a certain time, going by
 * the batches before. Used by one thread at a time.
 */
final class BatchSize {

  /** In the first batch, of which nothing is known. */
  static final int FIRST = 4_000;

  /** What a transaction costs by itself would else be felt. */
  static final int LEAST = 500;

  static final int MOST = LoadDataInsert.MAX_ROWS;

  private final Duration target;
  private int most;
  private int rows;

  /**
   * @param rowsPerSecond the most that may be written; 0 for any number
   */
  BatchSize(Duration target, long rowsPerSecond) {
    this.target = target;
    double paced = rowsPerSecond * target.toNanos() / 1e9;
    this.most = rowsPerSecond == 0 ? MOST : (int) Math.max(1, Math.min(MOST, paced));
    this.rows = Math.min(FIRST, most);
  }

  /** The rows of the next batch. */
  int rows() {
    return rows;
  }

  /** The least that {@link #rows} ever is. */
  int leastRows() {
    return Math.min(LEAST, most);
  }

  /**
   * A batch of so many rows was committed within so many nanoseconds: of as many as were asked for,
   * or of fewer where those are all that fit into its bytes.
   */
  void took(int committed, long nanos) {
    double fitting = (double) committed * target.toNanos() / Math.max(1, nanos);
    double next = Math.min(fitting, 2.0 * rows);
    rows = Math.min(most, (int) Math.max(LEAST, next));
  }

  /** Records that a batch of that many rows reached a server limit; later ones are smaller. */
  void exceeded(int tried) {
    most = Math.max(1, tried / 2);
    rows = Math.min(rows, most);
  }
}
