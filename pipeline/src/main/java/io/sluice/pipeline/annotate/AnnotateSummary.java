package io.sluice.pipeline.annotate;

import java.util.Locale;

/**
 * The outcome of the rows: {@code updated + failed = read}. Includes the rows of earlier runs that
 * this run resumed.
 *
 * @param updated the rows whose statistics were written
 * @param failed the rows left unchanged
 * @param before the number of rows that earlier runs had processed
 * @param seconds the duration of this run
 */
public record AnnotateSummary(long updated, long failed, long before, double seconds) {

  /** The number of rows read. */
  public long read() {
    return updated + failed;
  }

  /** The rows per second of this run. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The summary line, which people and scripts read. Its format is stable. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "sluice annotate: read=%d updated=%d failed=%d seconds=%.1f rows_per_second=%d",
        read(),
        updated,
        failed,
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
          "updated" : %d,
          "failed" : %d,
          "read_before" : %d,
          "seconds" : %.3f,
          "rows_per_second" : %d
        }
        """,
        read(),
        updated,
        failed,
        before,
        seconds,
        rowsPerSecond());
  }
}
