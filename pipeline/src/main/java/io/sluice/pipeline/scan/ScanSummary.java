package io.sluice.pipeline.scan;

import java.util.Locale;

/**
 * The outcome of the rows: {@code written + rejected = read}.
 *
 * @param written the rows in the files, including those of earlier runs of the same scan
 * @param rejected the rows that could not be written
 * @param before the number of rows that earlier runs had read
 * @param seconds the duration of this run
 */
public record ScanSummary(long written, long rejected, long before, double seconds) {

  /** The number of rows read. */
  public long read() {
    return written + rejected;
  }

  /** The rows per second of this run. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The summary line, which people and scripts read. Its format is stable. */
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

  /** The summary as JSON. */
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
