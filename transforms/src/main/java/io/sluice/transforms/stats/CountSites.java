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
 * Counts messages, statuses and different senders for each site and day (UTC) of a table of chat
 * messages.
 *
 * <p>The numbers are exact. Sites and senders are the same only where each character is, whatever
 * the collations of the columns say. Rows that are neither a message nor a status, or in which
 * another of {@link #COLUMNS} is NULL, are passed over.
 *
 * <p>A sender is held as 16 bytes. Where the table is walked by a key that begins with {@code
 * timestamp}, or with {@code site_id, timestamp}, a worker holds those of about one day, and
 * nothing but numbers passes through the runner. By any other key the runner gets 16 bytes for each
 * different sender of a site and day and some hundred for each site and day, and both once for each
 * range that has it. Flink takes to the disk what does not fit into memory; the DirectRunner holds
 * it all.
 */
public final class CountSites extends PTransform<PBegin, PCollection<KV<SiteDay, DayCounts>>> {

  private static final long serialVersionUID = 1L;

  /** The columns that are read, of a table of chat messages. */
  public static final List<String> COLUMNS = List.of("site_id", "timestamp", "from", "type");

  /** The namespace of the counters. */
  public static final String NAMESPACE = "stats";

  /** The counter of the rows that were read. */
  public static final String READ = "read";

  /** The counter of those that were passed over. */
  public static final String OTHER = "other";

  /** What the DirectRunner holds is less where ranges are few. */
  private static final int RANGES = 16;

  private final PTransform<PBegin, PCollection<KV<SiteDay, DayPart>>> parts;

  private CountSites(PTransform<PBegin, PCollection<KV<SiteDay, DayPart>>> parts) {
    this.parts = parts;
  }

  /** A table as this reads it. */
  public static Scan of(Scan table) {
    return table.columns(COLUMNS.toArray(String[]::new)).ranges(RANGES);
  }

  /**
   * Counts.
   *
   * @param table as {@link #of(Scan)} gives it
   * @param planned its ranges
   * @param limits how hard the server may be pressed
   * @param run a name, unique, under which live progress is counted
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

  /** Whether days follow each other where a table is walked by a key. */
  public static boolean isInOrder(List<String> key) {
    List<String> times = COLUMNS.subList(1, 2);
    List<String> sitesAndTimes = COLUMNS.subList(0, 2);
    return begins(key, times) || begins(key, sitesAndTimes);
  }

  private static boolean begins(List<String> key, List<String> with) {
    return key.size() >= with.size() && key.subList(0, with.size()).equals(with);
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
