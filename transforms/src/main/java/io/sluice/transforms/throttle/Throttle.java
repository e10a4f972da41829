package io.sluice.transforms.throttle;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the workers of a run in this JVM to its limits together: each asks before it begins a
 * transaction. Safe for threads.
 */
public final class Throttle implements AutoCloseable {

  private static final Map<String, Throttle> BY_RUN = new ConcurrentHashMap<>();
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A look at a server that is not busy takes less time than this. */
  private static final long SHORT_LOOK_MS = 100;

  private final String run;
  private final ThrottleLimits limits;
  private final ServerLoad server;
  private final LiveCounts live;
  private final Lock look = new ReentrantLock();
  private int workers;
  private long nextRow = System.nanoTime();
  private long nextLook = System.nanoTime();

  private Throttle(String run, ThrottleLimits limits, Database database) {
    this.run = run;
    this.limits = limits;
    this.server = new ServerLoad(database, limits);
    this.live = LiveCounts.of(run);
  }

  /** The pace of a run, for one more worker, who closes it in the end. */
  public static Throttle join(String run, ThrottleLimits limits, Database database) {
    return BY_RUN.compute(
        run,
        (name, there) -> {
          Throttle throttle = there == null ? new Throttle(name, limits, database) : there;
          throttle.workers++;
          return throttle;
        });
  }

  /**
   * Looks once whether the limits can be kept to.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server does not know what they
   *     name
   */
  public static void check(ThrottleLimits limits, Database database) {
    if (limits.dependOnServer()) {
      try (ServerLoad server = new ServerLoad(database, limits)) {
        server.excess();
      }
    }
  }

  /**
   * Waits until so many rows may be written.
   *
   * @param beforeWait runs before a wait, once or more often, if there is one: no transaction may
   *     stay open during a wait
   * @throws io.sluice.transforms.jdbc.DatabaseException when it cannot be found out whether the
   *     server is busy
   */
  public void await(int rows, Runnable beforeWait) throws InterruptedException {
    if (limits.dependOnServer()) {
      awaitServer(beforeWait);
    }
    if (limits.rowsPerSecond() > 0) {
      long nanos = reserve(rows) - System.nanoTime();
      if (nanos > 0) {
        beforeWait.run();
        TimeUnit.NANOSECONDS.sleep(nanos);
      }
    }
  }

  /** The same for callers that keep nothing open. */
  public void await(int rows) throws InterruptedException {
    await(rows, () -> {});
  }

  /** All workers wait here while one of them looks. */
  private void awaitServer(Runnable beforeWait) throws InterruptedException {
    if (!look.tryLock(SHORT_LOOK_MS, TimeUnit.MILLISECONDS)) {
      beforeWait.run();
      look.lockInterruptibly();
    }
    try {
      while (System.nanoTime() - nextLook >= 0) {
        Optional<String> excess = server.excess();
        nextLook = System.nanoTime() + LOOK_NANOS;
        live.pausedBy(excess.orElse(null));
        if (excess.isEmpty()) {
          return;
        }
        beforeWait.run();
        TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
      }
    } finally {
      look.unlock();
    }
  }

  /** When the rows may be written; those that come next wait until then is over. */
  private synchronized long reserve(int rows) {
    long start = Math.max(System.nanoTime(), nextRow);
    nextRow = start + TimeUnit.SECONDS.toNanos(rows) / limits.rowsPerSecond();
    return start;
  }

  @Override
  public void close() {
    boolean isLast =
        BY_RUN.computeIfPresent(run, (name, throttle) -> --throttle.workers == 0 ? null : throttle)
            == null;
    if (isLast) {
      server.close();
    }
  }
}
