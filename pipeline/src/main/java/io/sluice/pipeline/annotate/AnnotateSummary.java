package io.sluice.pipeline.annotate;

import java.util.Locale;

/**
 * What became of the rows: {@code updated + failed = read}, those of earlier runs that this one
 * went on from included.
 *
 * @param updated rows whose numbers were written
 * @param failed rows that stayed as they are
 * @param before how many of the rows earlier runs had dealt with
 * @param seconds the time that this run took
 */
public record AnnotateSummary(long updated, long failed, long before, double seconds) {

  /** Rows read. */
  public long read() {
    return updated + failed;
  }

  /** Rows that this run has read, in a second. */
  public long rowsPerSecond() {
    return Math.round((read() - before) / Math.max(seconds, 0.001));
  }

  /** The line that people and scripts read; its form is stable. */
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

  /** The same as JSON. */
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
