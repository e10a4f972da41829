package io.sluice.pipeline.stats;

import java.util.Locale;

/**
 * The counts of a run.
 *
 * @param read the rows read
 * @param other the rows skipped: neither a message nor a status, or without a sender, a site or a
 *     time
 * @param sites the sites with counts
 * @param days the days with counts
 * @param rows the rows in the target table, one for each site and day
 * @param seconds the duration of the run
 */
public record StatsSummary(
    long read, long other, long sites, long days, long rows, double seconds) {

  /** The rows read per second. */
  public long rowsPerSecond() {
    return Math.round(read / Math.max(seconds, 0.001));
  }

  /** The summary line, which people and scripts read. Its format is stable. */
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

  /** The summary as JSON. */
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
