package io.sluice.transforms.stats;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.RangeProcessor;
import io.sluice.transforms.scan.RangeReducer;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts messages, statuses and distinct senders for each site and day (UTC) of a table of chat
 * messages.
 *
 * <p>The counts are exact. Sites and senders are compared character by character, whatever the
 * collations of the columns. Rows that are neither a message nor a status, or have NULL in another
 * of {@link #COLUMNS}, are skipped.
 *
 * <p>A sender takes 16 bytes. If the scan's key begins with {@code timestamp}, or with {@code
 * site_id, timestamp}, a worker holds the senders of about one day, and only counts pass through
 * the runner. With any other key, the runner receives 16 bytes for each distinct sender of a site
 * and day, and a few hundred bytes for each site and day, both once for each range that contains
 * them. Flink spills what does not fit into memory; the DirectRunner keeps it all there.
 */
public final class CountSites extends PTransform<PBegin, PCollection<KV<SiteDay, DayCounts>>> {

  private static final long serialVersionUID = 1L;

  /** The columns to read from a table of chat messages. */
  public static final List<String> COLUMNS = List.of("site_id", "timestamp", "from", "type");

  /** The namespace of the counters. */
  public static final String NAMESPACE = "stats";

  /** The counter of rows read. */
  public static final String READ = "read";

  /** The counter of skipped rows. */
  public static final String OTHER = "other";

  /** With fewer ranges, the DirectRunner holds less in memory. */
  private static final int RANGES = 16;

  private final PTransform<PBegin, PCollection<KV<SiteDay, DayPart>>> parts;

  private CountSites(PTransform<PBegin, PCollection<KV<SiteDay, DayPart>>> parts) {
    this.parts = parts;
  }

  /** Returns a scan of a table for use by {@link #of(Scan, List, ThrottleLimits, String)}. */
  public static Scan of(Scan table) {
    return table.columns(COLUMNS.toArray(String[]::new)).ranges(RANGES);
  }

  /**
   * Counts the rows of a scan.
   *
   * @param table the scan, from {@link #of(Scan)}
   * @param planned its ranges
   * @param limits the limits on the load of the server
   * @param run a unique name, under which live progress is counted
   */
  public static CountSites of(
      Scan table, List<PlannedRange> planned, ThrottleLimits limits, String run) {
    boolean isInOrder = isInOrder(table.metadata().keyColumns());
    return new CountSites(
        table.reduce(
            planned,
            new CountRanges(requireNonNull(run, "run is null"), isInOrder),
            KvCoder.of(SiteDayCoder.INSTANCE, DayPartCoder.INSTANCE),
            limits,
            run));
  }

  /** Whether a scan by a key returns days in order, of all sites together or of each site. */
  public static boolean isInOrder(List<String> key) {
    List<String> byTime = COLUMNS.subList(1, 2);
    List<String> bySiteAndTime = COLUMNS.subList(0, 2);
    return startsWith(key, byTime) || startsWith(key, bySiteAndTime);
  }

  private static boolean startsWith(List<String> key, List<String> prefix) {
    return key.size() >= prefix.size() && key.subList(0, prefix.size()).equals(prefix);
  }

  @Override
  public PCollection<KV<SiteDay, DayCounts>> expand(PBegin begin) {
    return begin
        .apply("Count ranges", parts)
        .apply("Sum days", Combine.perKey(new SumDayParts()))
        .setCoder(KvCoder.of(SiteDayCoder.INSTANCE, DayCountsCoder.INSTANCE));
  }

  private record CountRanges(String run, boolean isInOrder)
      implements RangeReducer<CountedMessage, KV<SiteDay, DayPart>> {

    @Override
    public RowMapper<CountedMessage> mapper(List<ScanColumn> columns) {
      return CountedMessage::of;
    }

    @Override
    public RangeProcessor.PageSink<CountedMessage> begin(
        PlannedRange range, List<ScanColumn> columns, Consumer<KV<SiteDay, DayPart>> out) {
      return new CountRange(isInOrder, LiveCounts.of(run), out);
    }
  }
}
