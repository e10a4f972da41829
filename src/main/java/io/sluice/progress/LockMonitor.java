package io.sluice.progress;

import io.sluice.cli.Console;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.LockWait;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reports when a run is blocked by a lock on the server, which may take hours. It queries the
 * server only while the run makes no progress.
 */
public final class LockMonitor {

  private static final long PERIOD_MS = 1_500;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);
  private final Console console;
  private final Database database;
  private final String run;
  private long before;
  private String reported = "";

  private LockMonitor(Console console, Database database, String run) {
    this.console = console;
    this.database = database;
    this.run = run;
  }

  /** Work to monitor. */
  public interface Work<V, E extends Exception> {
    /** Does the work. */
    V run() throws E;
  }

  /**
   * Runs work and monitors it.
   *
   * @param database the database of the work; empty for none
   * @param run the run's name
   */
  public static <V, E extends Exception> V during(
      Console console, Optional<Database> database, String run, Work<V, E> work) throws E {
    if (database.isEmpty()) {
      return work.run();
    }
    LockMonitor monitor = new LockMonitor(console, database.get(), run);
    monitor.timer.scheduleWithFixedDelay(
        monitor::poll, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } finally {
      monitor.timer.shutdownNow();
    }
  }

  private void poll() {
    LiveCounts counts = LiveCounts.of(run);
    long now = counts.lines() + counts.bytes() + counts.rows();
    Optional<String> wait =
        now == before ? LockWait.longest(database).map(LockWait::words) : Optional.empty();
    before = now;
    counts.waitsFor(wait.orElse(null));
    wait.filter(words -> !words.equals(reported)).ifPresent(this::report);
  }

  private void report(String words) {
    reported = words;
    Progress.erase(console);
    console.info("waiting for: " + words + ".");
  }
}
