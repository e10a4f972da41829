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
 * Keeps all workers of a run in this JVM within its limits, which are those of a JVM. Each asks
 * before it begins a transaction. Workers share it by the run's name: no result depends on that,
 * only the speed. Thread-safe.
 */
public final class Throttle implements AutoCloseable {

  private static final Map<String, Throttle> BY_RUN = new ConcurrentHashMap<>();
  private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The longest wait without a look at whether the run may go on. */
  private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Polling a server that is not busy takes less time than this. */
  private static final long SHORT_POLL_MS = 100;

  private final String run;
  private final ThrottleLimits limits;
  private final ServerLoad server;
  private final LiveCounts live;
  private final Lock polling = new ReentrantLock();
  private int workers;
  private long nextRow = System.nanoTime();
  private long nextPoll = System.nanoTime();

  private Throttle(String run, ThrottleLimits limits, Database database) {
    this.run = run;
    this.limits = limits;
    this.server = new ServerLoad(database, limits);
    this.live = LiveCounts.of(run);
  }

  /** Returns the throttle of a run for one more worker, which must close it. */
  public static Throttle join(String run, ThrottleLimits limits, Database database) {
    return BY_RUN.compute(
        run,
        (name, existing) -> {
          Throttle throttle = existing == null ? new Throttle(name, limits, database) : existing;
          throttle.workers++;
          return throttle;
        });
  }

  /**
   * Checks once that the limits can be evaluated.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if the server does not know what they name
   */
  public static void check(ThrottleLimits limits, Database database) {
    if (limits.needServer()) {
      try (ServerLoad server = new ServerLoad(database, limits)) {
        server.excess();
      }
    }
  }

  /**
   * Waits until the limits allow writing rows.
   *
   * @param rows the number of rows
   * @param beforeWait runs before a wait and at least every second during it: no transaction may
   *     stay open, and a run that is cancelled must not wait on; an exception ends the wait
   * @throws io.sluice.transforms.jdbc.DatabaseException if the server's load cannot be determined
   */
  public void await(int rows, Runnable beforeWait) throws InterruptedException {
    if (limits.needServer()) {
      awaitServer(beforeWait);
    }
    if (limits.rowsPerSecond() > 0) {
      sleepUntil(reserve(rows), beforeWait);
    }
  }

  /** The same for callers that keep no transaction open. */
  public void await(int rows) throws InterruptedException {
    await(rows, () -> {});
  }

  /** All workers wait here while one of them polls. */
  private void awaitServer(Runnable beforeWait) throws InterruptedException {
    long patience = TimeUnit.MILLISECONDS.toNanos(SHORT_POLL_MS);
    while (!polling.tryLock(patience, TimeUnit.NANOSECONDS)) {
      beforeWait.run();
      patience = SLICE_NANOS;
    }
    try {
      while (System.nanoTime() - nextPoll >= 0) {
        Optional<String> excess = server.excess();
        nextPoll = System.nanoTime() + POLL_NANOS;
        live.pausedBy(excess.orElse(null));
        if (excess.isEmpty()) {
          return;
        }
        beforeWait.run();
        TimeUnit.NANOSECONDS.sleep(POLL_NANOS);
      }
    } finally {
      polling.unlock();
    }
  }

  /** A slow rate makes a worker wait for minutes. */
  private static void sleepUntil(long time, Runnable beforeWait) throws InterruptedException {
    long nanos = time - System.nanoTime();
    while (nanos > 0) {
      beforeWait.run();
      TimeUnit.NANOSECONDS.sleep(Math.min(nanos, SLICE_NANOS));
      nanos = time - System.nanoTime();
    }
  }

  /** Returns when these rows may be written, and reserves the time that they take. */
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
