package io.sluice.progress;

import io.sluice.cli.Console;
import io.sluice.transforms.metrics.LiveCounts;
import java.util.Locale;
import java.util.function.Supplier;

/** Shows how far a scan is: rows, rows a second, per cent, time left. */
public final class ScanProgress {

  private ScanProgress() {}

  /** Works, and shows the progress until the work has ended, well or not. */
  public static <V> V during(Console console, boolean quiet, String run, Supplier<V> work) {
    long start = System.nanoTime();
    try (LiveCounts counts = LiveCounts.open(run)) {
      return Progress.during(
          console, quiet, () -> line(counts, (System.nanoTime() - start) / 1e9), work);
    }
  }

  static String line(LiveCounts counts, double seconds) {
    double passed = Math.max(0.001, seconds);
    String line =
        String.format(
            Locale.ROOT, "%,d rows read, %,.0f rows/s", counts.lines(), counts.lines() / passed);
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
    // The server has only said about how many there are.
    double done = Math.min(0.99, (double) counts.lines() / expected);
    long left = Math.round(passed / done - passed);
    return line
        + String.format(
            Locale.ROOT, ", about %.0f%%, %d:%02d left", 100 * done, left / 60, left % 60);
  }
}
