package io.sluice.pipeline.load;

import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the result of a load to the user. */
public final class LoadSummary {

  private LoadSummary() {}

  /**
   * The counts of a writer that does not report existing rows. The growth of the table counts as
   * loaded; all other records, including conflicts, count as duplicates.
   *
   * @param newRows the number of rows that the table grew by; null if nothing was written
   */
  static LineCounts byGrowth(LineCounts counts, Long newRows) {
    long records =
        counts.of(LineCounter.READ)
            - counts.of(LineCounter.FILTERED)
            - counts.of(LineCounter.REJECTED)
            - counts.of(LineCounter.BLANK);
    // Other sessions may have inserted or deleted rows in the meantime.
    long loaded = newRows == null ? records : Math.max(0, Math.min(records, newRows));
    return counts.with(LineCounter.LOADED, loaded).with(LineCounter.DUPLICATE, records - loaded);
  }

  /** The rejected lines among others by reason, as a string: {@code 12 TOO_LONG, 3 JSON_SYNTAX}. */
  public static String reasons(LineCounts lines) {
    return lines.rejectedBy().entrySet().stream()
        .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * The summary line, which people and scripts read. Its format is stable.
   *
   * @param job the name of the job: {@code load}, {@code replay}
   */
  public static String line(String job, LoadResult result) {
    return String.format(
        Locale.ROOT,
        "sluice %s: %s seconds=%.1f rows_per_second=%d",
        job,
        Stream.concat(Stream.of(LineCounter.READ), LineCounter.OUTCOMES.stream())
            .map(counter -> counter.metric() + "=" + result.lines().of(counter))
            .collect(Collectors.joining(" ")),
        result.seconds(),
        result.rowsPerSecond());
  }
}
