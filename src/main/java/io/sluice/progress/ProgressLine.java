package io.sluice.progress;

import io.sluice.transforms.metrics.LiveCounts;
import java.util.Locale;

/** Formats a run's counts: lines, rejects, rows per second, percentage, time left. */
final class ProgressLine {

  private final boolean writes;
  private final long start = System.nanoTime();

  /**
   * @param writes whether records are written after they are read
   */
  ProgressLine(boolean writes) {
    this.writes = writes;
  }

  /**
   * The line for the current counts.
   *
   * @param now the current {@link System#nanoTime}
   */
  String of(LiveCounts counts, long now) {
    double seconds = Math.max(0.001, (now - start) / 1e9);
    String line = counts(counts, seconds);
    if (counts.stage() != null) {
      line += ", " + counts.stage();
    }
    if (counts.waitsFor() != null) {
      return line + ", waiting for: " + counts.waitsFor();
    }
    if (counts.stage() != null) {
      return line;
    }
    if (counts.pausedBy() != null) {
      return line + ", paused: " + counts.pausedBy();
    }
    double done = done(counts);
    if (done <= 0) {
      return line;
    }
    double secondsLeft = seconds / done - seconds;
    return line
        + String.format(
            Locale.ROOT, ", %.0f%%, %s left", 100 * done, minutes(Math.round(secondsLeft)));
  }

  private String counts(LiveCounts counts, double seconds) {
    String read =
        String.format(
            Locale.ROOT, "%,d lines read, %,d rejected", counts.lines(), counts.rejected());
    return writes
        ? read
            + String.format(
                Locale.ROOT,
                ", %,d rows written, %,.0f rows/s",
                counts.rows(),
                counts.rows() / seconds)
        : read + String.format(Locale.ROOT, ", %,.0f lines/s", counts.lines() / seconds);
  }

  /**
   * The fraction of the work that is done: the fraction of bytes read, times the fraction of lines
   * read that need no more work. It is 0 if files are compressed, because their decompressed size
   * is unknown.
   */
  private double done(LiveCounts counts) {
    long totalBytes = counts.expectedBytes().orElse(0);
    if (counts.lines() == 0 || totalBytes == 0) {
      return 0;
    }
    double read = Math.min(1, (double) counts.bytes() / totalBytes);
    double settled = writes ? Math.min(1, (double) counts.settled() / counts.lines()) : 1;
    return read * settled;
  }

  private static String minutes(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
