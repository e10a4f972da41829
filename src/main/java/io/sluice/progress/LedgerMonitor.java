package io.sluice.progress;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.ledger.RunProgress;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Updates the live counts with the commits of workers in other JVMs, which it polls from the
 * ledger.
 */
public final class LedgerMonitor implements AutoCloseable {

  private static final long PERIOD_MS = 2_000;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);
  private final Database database;
  private final String run;
  private RunProgress before = RunProgress.NONE;

  private LedgerMonitor(Database database, String run) {
    this.database = database;
    this.run = run;
  }

  /** Starts to monitor the ledger entries of a run. */
  public static LedgerMonitor over(Database database, String run) {
    LedgerMonitor monitor = new LedgerMonitor(database, run);
    monitor.timer.scheduleWithFixedDelay(
        monitor::poll, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    return monitor;
  }

  private void poll() {
    Optional<RunProgress> now = RunProgress.read(database, run);
    if (now.isPresent()) {
      RunProgress more = now.get().minus(before);
      LiveCounts live = LiveCounts.of(run);
      live.lines(more.lines());
      live.rejected(more.rejected());
      live.skipped(more.skipped());
      live.rows(more.rows());
      live.bytes(more.bytes());
      if (more.isProven()) {
        live.stage("building indexes");
      }
      before = now.get();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
