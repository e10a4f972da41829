package io.sluice.progress;

import io.sluice.cli.Console;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.Locale;
import java.util.function.Supplier;

/** Shows the progress of a scan: rows, rows per second, percentage, time left. */
public final class ScanProgress {

  private ScanProgress() {}

  /** Runs work and shows its progress until the work ends, normally or not. */
  public static <V> V during(Console console, boolean quiet, String run, Supplier<V> work) {
    long start = System.nanoTime();
    try (LiveCounts counts = LiveCounts.open(run)) {
      return Progress.during(
          console, quiet, () -> line(counts, (System.nanoTime() - start) / 1e9), work);
    }
  }

  static String line(LiveCounts counts, double seconds) {
    double elapsed = Math.max(0.001, seconds);
    String line =
        String.format(
            Locale.ROOT, "%,d rows read, %,.0f rows/s", counts.lines(), counts.lines() / elapsed);
    if (counts.waitsFor() != null) {
      return line + ", waiting for: " + counts.waitsFor();
    }
    if (counts.pausedBy() != null) {
      return line + ", paused: " + counts.pausedBy();
    }
    long expected = counts.expectedLines().orElse(0);
    if (counts.lines() == 0 || expected == 0) {
      return line;
    }
    // The server only estimates the number of rows.
    double done = Math.min(0.99, (double) counts.lines() / expected);
    long left = Math.round(elapsed / done - elapsed);
    return line
        + String.format(
            Locale.ROOT, ", about %.0f%%, %d:%02d left", 100 * done, left / 60, left % 60);
  }
}
