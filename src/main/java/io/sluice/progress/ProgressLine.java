package io.sluice.progress;

import io.sluice.transforms.metrics.LiveCounts;
import java.util.Locale;

/** Puts a run's counts into words: lines, rejects, rows a second, per cent, time left. */
final class ProgressLine {

  private final boolean writes;
  private final long start = System.nanoTime();

  /**
   * @param writes whether records still have to be written when they are read
   */
  ProgressLine(boolean writes) {
    this.writes = writes;
  }

  /** The line for this moment. */
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
   * Which part of the work is done: of the bytes, those that are read, and of the lines read, those
   * that need nothing more done. Where files are compressed, nobody knows how many bytes of lines
   * they hold, and it is 0.
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
