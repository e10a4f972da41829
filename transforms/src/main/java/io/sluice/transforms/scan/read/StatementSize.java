package io.sluice.transforms.scan.read;

import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.concurrent.TimeUnit;

/**
 * How many rows one statement reads. It is to end soon, because the server keeps for it what others
 * change meanwhile; and not too soon, because each costs a round trip. Used by one thread at a
 * time.
 */
public final class StatementSize {

  private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int GROWTH = 4;

  private final boolean endsWithPage;
  private int most;
  private int fewest;
  private int rows;

  /**
   * @param fewest where it begins
   * @param most where it ends
   */
  public StatementSize(int fewest, int most) {
    this(fewest, most, false);
  }

  private StatementSize(int fewest, int most, boolean endsWithPage) {
    this.endsWithPage = endsWithPage;
    this.fewest = fewest;
    this.most = most;
    this.rows = fewest;
  }

  /**
   * If pages are throttled, a statement ends with its page: its remaining rows would be read again.
   */
  public static StatementSize of(TableSpec spec, ThrottleLimits limits, int most) {
    int page = spec.page().rows();
    boolean isThrottled = limits.rowsPerSecond() > 0;
    return new StatementSize(page, isThrottled ? page : most, isThrottled);
  }

  /**
   * How many rows the next statement reads.
   *
   * @param rowsInPage how many rows the last page had; long rows end a page early
   */
  int rows(int rowsInPage) {
    return endsWithPage ? Math.max(1, Math.min(rows, 2 * rowsInPage)) : rows;
  }

  /** A statement has read all of its rows in so long. */
  void took(long nanos) {
    if (nanos < SHORT_NANOS) {
      rows = (int) Math.min(most, (long) rows * GROWTH);
    } else if (nanos > GROWTH * SHORT_NANOS) {
      rows = Math.max(fewest, rows / GROWTH);
    }
  }

  /**
   * Records that a statement of that many rows reached a limit of the server; later ones are
   * smaller.
   *
   * @return false if none can be smaller
   */
  boolean exceeded() {
    if (rows == 1) {
      return false;
    }
    rows /= 2;
    most = rows;
    fewest = Math.min(fewest, rows);
    return true;
  }
}
