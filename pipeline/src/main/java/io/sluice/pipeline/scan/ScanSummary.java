package io.sluice.pipeline.scan;

import java.util.Locale;

/**
 * What became of the rows: {@code written + rejected = read}.
 *
 * @param written rows in the files, those of earlier runs of the same scan included
 * @param rejected rows that could not be written
 * @param before how many of the rows earlier runs had read
 * @param seconds the time that this run took
 */
public record ScanSummary(long written, long rejected, long before, double seconds) {

  /** Rows read. */
  public long read() {
    return written + rejected;
  }

  /** Rows that this run has read, in a second. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The line that people and scripts read; its form is stable. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "sluice scan: read=%d written=%d rejected=%d seconds=%.1f rows_per_second=%d",
        read(),
        written,
        rejected,
        seconds,
        rowsPerSecond());
  }

  /** The same as JSON. */
  public String json() {
    return String.format(
        Locale.ROOT,
        """
        {
          "read" : %d,
          "written" : %d,
          "rejected" : %d,
          "read_before" : %d,
          "seconds" : %.3f,
          "rows_per_second" : %d
        }
        """,
        read(),
        written,
        rejected,
        before,
        seconds,
        rowsPerSecond());
  }
}
