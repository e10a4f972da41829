package io.sluice.progress;

import io.sluice.cli.Console;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows the progress of a load: on a terminal as one line that is overwritten, elsewhere as a line
 * every few seconds.
 */
public final class Progress {

  private static final long ON_TERMINAL_MS = 500;
  private static final long ELSEWHERE_MS = 5_000;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Console console;
  private final String run;
  private final ProgressLine line;

  private Progress(Console console, String run, ProgressLine line) {
    this.console = console;
    this.run = run;
    this.line = line;
  }

  /**
   * Returns the progress of a run.
   *
   * @param writes whether records are written after they are read
   */
  public static Progress of(Console console, String run, boolean writes) {
    return new Progress(console, run, new ProgressLine(writes));
  }

  /** Runs work and shows its progress until the work ends, normally or not. */
  public <V> V during(boolean quiet, Supplier<V> work) {
    try (LiveCounts counts = LiveCounts.open(run)) {
      return during(console, quiet, () -> line.of(counts, System.nanoTime()), work);
    }
  }

  /** Runs work and shows lines from a supplier. */
  public static <V> V during(
      Console console, boolean quiet, Supplier<String> line, Supplier<V> work) {
    if (quiet) {
      return work.get();
    }
    long period = console.isTerminal() ? ON_TERMINAL_MS : ELSEWHERE_MS;
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
    timer.scheduleAtFixedRate(
        () -> show(console, line.get()), period, period, TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      timer.shutdownNow();
      erase(console);
    }
  }

  /** Shows a line: on a terminal in place of the line before. */
  public static void show(Console console, String text) {
    if (console.isTerminal()) {
      console.err().print(ERASE_LINE + text);
      console.err().flush();
    } else {
      console.info(text);
    }
  }

  /** Erases the progress line, to make room for a sentence. */
  public static void erase(Console console) {
    if (console.isTerminal()) {
      console.err().print(ERASE_LINE);
      console.err().flush();
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
