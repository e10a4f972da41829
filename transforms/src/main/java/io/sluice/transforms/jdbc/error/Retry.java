package io.sluice.transforms.jdbc.error;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.beam.sdk.util.BackOff;
import org.apache.beam.sdk.util.FluentBackoff;

/**
 * Retries work with a database after transient failures. Waits double from 100 ms to 5 s, give or
 * take half by chance, so that workers do not return at once. For use by one thread at a time.
 *
 * <p>The time limit starts at the first failure, however long the first attempt took. Beam's own
 * limit counts only the waits; attempts that each run into a timeout would prolong it many times
 * over.
 */
public final class Retry {

  private static final FluentBackoff WAITS =
      FluentBackoff.DEFAULT
          .withExponent(2)
          .withInitialBackoff(org.joda.time.Duration.millis(100))
          .withMaxBackoff(org.joda.time.Duration.standardSeconds(5));

  private final Duration limit;
  private final BackOff waits = WAITS.backoff();
  private long start;
  private boolean hasFailed;

  /** Work that can be repeated as a whole. */
  public interface Attempt<V> {
    /** Does the work and returns its result. */
    V run() throws SQLException;
  }

  /**
   * Creates a retry whose first attempt has not failed yet.
   *
   * @param limit the time limit for all attempts after the first
   */
  public Retry(Duration limit) {
    this.limit = limit;
  }

  /**
   * Runs an attempt, and repeats it after transient failures.
   *
   * @param operation what the attempt does
   * @param limit the time limit for all attempts after the first
   * @param advice a sentence for the user if it fails
   * @throws DatabaseException if a failure is permanent, or the time limit has passed
   */
  public static <V> V run(
      Database database, Operation operation, Duration limit, String advice, Attempt<V> attempt) {
    Retry retry = new Retry(limit);
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (!retry.awaitNext(e)) {
          throw DatabaseExceptions.of(database, operation, e).with(advice);
        }
      }
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @return false, without a wait, if the failure is permanent or the time limit has passed
   */
  public boolean awaitNext(SQLException failure) {
    try {
      return FailureKind.of(failure) == FailureKind.TRANSIENT && sleep();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean sleep() throws InterruptedException {
    if (!hasFailed) {
      hasFailed = true;
      start = System.nanoTime();
    }
    long left = limit.toMillis() - (System.nanoTime() - start) / 1_000_000;
    if (left <= 0) {
      return false;
    }
    Thread.sleep(Math.min(left, waits.nextBackOffMillis()));
    return true;
  }
}
