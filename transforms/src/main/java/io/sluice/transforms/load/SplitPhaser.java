package io.sluice.transforms.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the workers of a run in this JVM end together: a worker without a split waits for the last
 * one. Otherwise the DirectRunner's idle threads would poll for work and take a whole processor
 * from the workers that still load. Safe for threads.
 */
final class SplitPhaser implements AutoCloseable {

  private static final Map<String, SplitPhaser> BY_RUN = new ConcurrentHashMap<>();

  private final String run;
  private final int splits;
  private final AtomicInteger started = new AtomicInteger();
  private final Phaser underWay =
      new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int registeredParties) {
          // Between two splits none is under way; more may begin.
          return false;
        }
      };
  private int workers;

  private SplitPhaser(String run, int splits) {
    this.run = run;
    this.splits = splits;
  }

  /**
   * Joins a worker to its run. The worker must close it.
   *
   * @param splits the number of splits for the workers of all JVMs
   */
  static SplitPhaser join(String run, int splits) {
    return BY_RUN.compute(
        run,
        (name, existing) -> {
          SplitPhaser phaser = existing == null ? new SplitPhaser(name, splits) : existing;
          phaser.workers++;
          return phaser;
        });
  }

  /** A worker begins a split. */
  void begin() {
    started.incrementAndGet();
    underWay.register();
  }

  /** The worker has ended the split, successfully or not. */
  void end() {
    underWay.arriveAndDeregister();
  }

  /** Waits for the splits of other workers, if none is left to begin. */
  void await() throws InterruptedException {
    int phase = underWay.getPhase();
    if (started.get() >= splits && underWay.getRegisteredParties() > 0) {
      underWay.awaitAdvanceInterruptibly(phase);
    }
  }

  @Override
  public void close() {
    BY_RUN.computeIfPresent(run, (name, phaser) -> --phaser.workers == 0 ? null : phaser);
  }
}
