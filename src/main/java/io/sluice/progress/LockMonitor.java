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
 * Reports when a run stands still because it waits for a lock on the server, which may take hours.
 * It asks the server only while the run makes no progress.
 */
public final class LockMonitor {

  private static final long PERIOD_MS = 1_500;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);
  private final Console console;
  private final Database database;
  private final String run;
  private long before;
  private String said = "";

  private LockMonitor(Console console, Database database, String run) {
    this.console = console;
    this.database = database;
    this.run = run;
  }

  /** Some work. */
  public interface Work<V, E extends Exception> {
    /** Works. */
    V run() throws E;
  }

  /**
   * Runs the work and watches it.
   *
   * @param database the database of the work; empty for none
   * @param run the run's name
   */
  public static <V, E extends Exception> V during(
      Console console, Optional<Database> database, String run, Work<V, E> work) throws E {
    if (database.isEmpty()) {
      return work.run();
    }
    LockMonitor watch = new LockMonitor(console, database.get(), run);
    watch.timer.scheduleWithFixedDelay(watch::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } finally {
      watch.timer.shutdownNow();
    }
  }

  private void look() {
    LiveCounts counts = LiveCounts.of(run);
    long now = counts.lines() + counts.bytes() + counts.rows();
    Optional<String> wait =
        now == before ? LockWait.longest(database).map(LockWait::words) : Optional.empty();
    before = now;
    counts.waitsFor(wait.orElse(null));
    wait.filter(words -> !words.equals(said)).ifPresent(this::say);
  }

  private void say(String words) {
    said = words;
    Progress.erase(console);
    console.say("waiting for: " + words + ".");
  }
}
