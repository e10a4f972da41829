package io.sluice.transforms.write;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the workers of a run in this JVM end together. The DirectRunner lets a thread that has
 * nothing to do look for work without a pause, which takes a whole processor from those that still
 * have something to do. Safe for threads.
 */
final class EndBarrier implements AutoCloseable {

  private static final Map<String, EndBarrier> BY_RUN = new ConcurrentHashMap<>();

  private final String run;
  private final int shares;
  private int workers;
  private int begun;
  private int underWay;

  private EndBarrier(String run, int shares) {
    this.run = run;
    this.shares = shares;
  }

  /**
   * The barrier of a run, for one more worker, who closes it in the end.
   *
   * @param shares how many shares the workers of all JVMs have to do
   */
  static EndBarrier join(String run, int shares) {
    return BY_RUN.compute(
        run,
        (name, there) -> {
          EndBarrier barrier = there == null ? new EndBarrier(name, shares) : there;
          barrier.workers++;
          return barrier;
        });
  }

  /** A worker begins a share. */
  synchronized void begin() {
    begun++;
    underWay++;
  }

  /** It has done with the share, one way or the other. */
  synchronized void end() {
    underWay--;
    notifyAll();
  }

  /** Waits for the shares that others are at, if no more are left to begin here. */
  synchronized void await() throws InterruptedException {
    while (begun >= shares && underWay > 0) {
      wait();
    }
  }

  @Override
  public void close() {
    BY_RUN.computeIfPresent(run, (name, barrier) -> --barrier.workers == 0 ? null : barrier);
  }
}
