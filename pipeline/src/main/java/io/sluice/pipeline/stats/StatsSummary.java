package io.sluice.pipeline.stats;

import java.util.Locale;

/**
 * What was counted.
 *
 * @param read rows read
 * @param other those of them that are neither a message nor a status of somebody somewhere, and
 *     were passed over
 * @param sites sites that have numbers
 * @param days days that have numbers
 * @param rows rows in the table of the numbers, one for each site and day
 * @param seconds the time that it took
 */
public record StatsSummary(
    long read, long other, long sites, long days, long rows, double seconds) {

  /** Rows read in a second. */
  public long rowsPerSecond() {
    return Math.round(read / Math.max(seconds, 0.001));
  }

  /** The line that people and scripts read; its form is stable. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "sluice stats: read=%d sites=%d days=%d rows=%d seconds=%.1f rows_per_second=%d",
        read,
        sites,
        days,
        rows,
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
          "passed_over" : %d,
          "sites" : %d,
          "days" : %d,
          "rows" : %d,
          "seconds" : %.3f,
          "rows_per_second" : %d
        }
        """,
        read,
        other,
        sites,
        days,
        rows,
        seconds,
        rowsPerSecond());
  }
}
