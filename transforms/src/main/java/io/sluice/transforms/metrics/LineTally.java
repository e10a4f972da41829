package io.sluice.transforms.metrics;

import io.sluice.transforms.reject.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Accumulates line counts. {@link #flush} adds them to Beam's counters, once per bundle: the
 * DirectRunner scans all counters after each element that changed one. For use by one thread at a
 * time.
 */
public final class LineTally {

  private final long[] lines = new long[LineCounter.values().length];
  private final long[] rejected = new long[Reason.values().length];

  /** Counts one line. */
  public void count(LineCounter counter) {
    lines[counter.ordinal()]++;
  }

  /** Adds lines to a counter. */
  public void add(LineCounter counter, long count) {
    lines[counter.ordinal()] += count;
  }

  /** Counts one line as rejected for a reason. */
  public void count(Reason reason) {
    count(LineCounter.REJECTED);
    rejected[reason.ordinal()]++;
  }

  /** Adds counts. */
  public void add(LineCounts counts) {
    counts.byCounter().forEach((counter, count) -> lines[counter.ordinal()] += count);
    counts.rejectedBy().forEach((reason, count) -> rejected[reason.ordinal()] += count);
  }

  /** The counts so far. */
  public LineCounts counts() {
    Map<LineCounter, Long> byCounter = new EnumMap<>(LineCounter.class);
    for (LineCounter counter : LineCounter.values()) {
      byCounter.put(counter, lines[counter.ordinal()]);
    }
    Map<Reason, Long> rejectedBy = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      rejectedBy.put(reason, rejected[reason.ordinal()]);
    }
    return new LineCounts(byCounter, rejectedBy);
  }

  /** Returns the counts so far, and resets them. */
  public LineCounts take() {
    LineCounts counts = counts();
    clear();
    return counts;
  }

  /** Adds the counts to Beam's counters, and resets them. */
  public void flush() {
    report(LineCounter.NAMESPACE, counts());
    clear();
  }

  /** Adds counts to Beam's counters of a namespace. */
  public static void report(String namespace, LineCounts counts) {
    counts.byCounter().forEach((counter, count) -> report(namespace, counter.metric(), count));
    counts
        .rejectedBy()
        .forEach((reason, count) -> report(namespace, LineCounter.metric(reason), count));
  }

  /** Adds a count to one of Beam's counters. */
  public static void report(String namespace, String metric, long count) {
    Metrics.counter(namespace, metric).inc(count);
  }

  void clear() {
    Arrays.fill(lines, 0);
    Arrays.fill(rejected, 0);
  }
}
