package io.sluice.transforms.scan.read;

import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.concurrent.TimeUnit;

/**
 * The number of rows that one statement reads. A statement must end soon, because meanwhile the
 * server keeps old versions of rows for it, but not too soon, because each costs a round trip. Used
 * by one thread at a time.
 */
public final class StatementSize {

  private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int GROWTH = 4;

  private final boolean endsWithPage;
  private int max;
  private int min;
  private int rows;

  /**
   * @param min the initial size, and the minimum
   * @param max the maximum size
   */
  public StatementSize(int min, int max) {
    this(min, max, false);
  }

  private StatementSize(int min, int max, boolean endsWithPage) {
    this.endsWithPage = endsWithPage;
    this.min = min;
    this.max = max;
    this.rows = min;
  }

  /**
   * Creates the size for a scan. If pages are throttled, a statement ends with its page: its
   * remaining rows would be read again.
   */
  public static StatementSize of(TableSpec spec, ThrottleLimits limits, int max) {
    int page = spec.page().rows();
    boolean isThrottled = limits.rowsPerSecond() > 0;
    return new StatementSize(page, isThrottled ? page : max, isThrottled);
  }

  /**
   * The number of rows that the next statement reads.
   *
   * @param rowsInPage the number of rows in the last page; long rows end a page early
   */
  int rows(int rowsInPage) {
    return endsWithPage ? Math.max(1, Math.min(rows, 2 * rowsInPage)) : rows;
  }

  /** Adapts the size to the time that a statement took for all of its rows. */
  void took(long nanos) {
    if (nanos < SHORT_NANOS) {
      rows = (int) Math.min(max, (long) rows * GROWTH);
    } else if (nanos > GROWTH * SHORT_NANOS) {
      rows = Math.max(min, rows / GROWTH);
    }
  }

  /**
   * Halves the size after a statement reached a limit of the server; it never grows beyond that
   * again.
   *
   * @return false if it cannot be smaller
   */
  boolean exceeded() {
    if (rows == 1) {
      return false;
    }
    rows /= 2;
    max = rows;
    min = Math.min(min, rows);
    return true;
  }
}
