package io.sluice.transforms.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between attempts: twice as long each time, up to a bound, and by chance up to as much less,
 * so that workers do not come back all at once; until a time since the first wait is over. Used by
 * one thread at a time.
 */
public final class BackOff {

  private static final long FIRST_MS = 100;
  private static final long LONGEST_MS = 5_000;

  private final Duration atMost;
  private long start;
  private long next = FIRST_MS;

  /** Work with the database that can be done again as a whole. */
  public interface Attempt<V> {
    /** Works. */
    V run() throws SQLException;
  }

  public BackOff(Duration atMost) {
    this.atMost = atMost;
  }

  /**
   * Works, and again while the database is in the way.
   *
   * @param operation what the attempt does
   * @param advice a sentence for the user, for when it fails
   * @throws DatabaseException when it has failed for good
   */
  public static <V> V retry(
      Database database, Operation operation, Duration atMost, String advice, Attempt<V> attempt) {
    BackOff backOff = new BackOff(atMost);
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (!backOff.isWorthAnotherTry(e)) {
          throw SqlFailure.of(database, operation, e).with(advice);
        }
      }
    }
  }

  /** Waits, if a failure is one that goes by. */
  public boolean isWorthAnotherTry(SQLException e) {
    try {
      return FailureKind.of(e) == FailureKind.TRANSIENT && sleep();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits.
   *
   * @return false where the time is over
   */
  boolean sleep() throws InterruptedException {
    if (next == FIRST_MS) {
      start = System.nanoTime();
    }
    long left = atMost.toMillis() - (System.nanoTime() - start) / 1_000_000;
    if (left <= 0) {
      return false;
    }
    Thread.sleep(Math.min(left, ThreadLocalRandom.current().nextLong(next / 2, next + 1)));
    next = Math.min(2 * next, LONGEST_MS);
    return true;
  }
}
