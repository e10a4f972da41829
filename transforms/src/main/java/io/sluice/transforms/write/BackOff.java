package io.sluice.transforms.write;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between attempts: twice as long each time, up to a bound, and by chance up to as much less,
 * so that workers do not come back all at once; until a time since the first wait is over.
 */
final class BackOff {

  private static final long FIRST_MS = 100;
  private static final long LONGEST_MS = 5_000;

  private final Duration atMost;
  private long start;
  private long next = FIRST_MS;

  BackOff(Duration atMost) {
    this.atMost = atMost;
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
