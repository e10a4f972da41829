package io.sluice.transforms.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the workers of a run in this JVM end together: a worker without a split waits for the
 * others. Otherwise the DirectRunner's idle threads would poll for work, and take a whole processor
 * from the workers that still load. Thread-safe.
 */
final class WorkerPhaser implements AutoCloseable {

  private static final Map<String, WorkerPhaser> BY_RUN = new ConcurrentHashMap<>();

  private final String run;
  private final AtomicInteger started = new AtomicInteger();
  private final Phaser active =
      new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int registeredParties) {
          // Between two splits none is active, but more may begin.
          return false;
        }
      };
  private int workers;

  private WorkerPhaser(String run) {
    this.run = run;
  }

  /** Registers a worker with its run. The worker must close the phaser. */
  static WorkerPhaser join(String run) {
    return BY_RUN.compute(
        run,
        (name, existing) -> {
          WorkerPhaser phaser = existing == null ? new WorkerPhaser(name) : existing;
          phaser.workers++;
          return phaser;
        });
  }

  /** Marks the start of a split. */
  void begin() {
    active.register();
    started.incrementAndGet();
  }

  /** Marks the end of a split, successful or not. */
  void end() {
    active.arriveAndDeregister();
  }

  /**
   * Waits for the splits of other workers, if none is left to start.
   *
   * @param splits the number of splits for the workers of all JVMs
   */
  void await(int splits) throws InterruptedException {
    while (true) {
      int phase = active.getPhase();
      if (started.get() < splits || active.getRegisteredParties() == 0) {
        return;
      }
      active.awaitAdvanceInterruptibly(phase);
    }
  }

  @Override
  public void close() {
    BY_RUN.computeIfPresent(run, (name, phaser) -> --phaser.workers == 0 ? null : phaser);
  }
}
