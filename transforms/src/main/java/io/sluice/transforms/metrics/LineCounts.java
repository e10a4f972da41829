package io.sluice.transforms.metrics;

import io.sluice.transforms.reject.Reason;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The number of lines by outcome. Immutable; the maps omit zero counts.
 *
 * @param byCounter the lines by counter
 * @param rejectedBy the rejected lines by reason
 */
public record LineCounts(Map<LineCounter, Long> byCounter, Map<Reason, Long> rejectedBy)
    implements Serializable {

  /** No lines. */
  public static final LineCounts NONE = new LineCounts(Map.of(), Map.of());

  public LineCounts {
    byCounter = withoutZeros(LineCounter.class, byCounter);
    rejectedBy = withoutZeros(Reason.class, rejectedBy);
  }

  /** Reads the counts from a run's counters, by the names of their metrics. */
  public static LineCounts of(Map<String, Long> metrics) {
    Map<LineCounter, Long> byCounter = new EnumMap<>(LineCounter.class);
    for (LineCounter counter : LineCounter.values()) {
      byCounter.put(counter, metrics.getOrDefault(counter.metric(), 0L));
    }
    Map<Reason, Long> rejectedBy = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      rejectedBy.put(reason, metrics.getOrDefault(LineCounter.metric(reason), 0L));
    }
    return new LineCounts(byCounter, rejectedBy);
  }

  /** Returns the sum of all counts; none for none. */
  public static LineCounts sum(Iterable<LineCounts> counts) {
    LineCounts sum = NONE;
    for (LineCounts some : counts) {
      sum = sum.plus(some);
    }
    return sum;
  }

  /** The lines under a counter. */
  public long of(LineCounter counter) {
    return byCounter.getOrDefault(counter, 0L);
  }

  /** Returns a copy with one count replaced. */
  public LineCounts with(LineCounter counter, long lines) {
    Map<LineCounter, Long> changed = new HashMap<>(byCounter);
    changed.put(counter, lines);
    return new LineCounts(changed, rejectedBy);
  }

  /** Returns the sum of both. */
  public LineCounts plus(LineCounts others) {
    return new LineCounts(sum(byCounter, others.byCounter), sum(rejectedBy, others.rejectedBy));
  }

  /**
   * Whether each line read counts under exactly one outcome, and each rejected one under one
   * reason.
   */
  public boolean isConsistent() {
    return of(LineCounter.READ) == LineCounter.OUTCOMES.stream().mapToLong(this::of).sum()
        && of(LineCounter.REJECTED)
            == rejectedBy.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <K> Map<K, Long> sum(Map<K, Long> counts, Map<K, Long> others) {
    Map<K, Long> sum = new HashMap<>(counts);
    others.forEach((key, lines) -> sum.merge(key, lines, Long::sum));
    return sum;
  }

  private static <K extends Enum<K>> Map<K, Long> withoutZeros(Class<K> keys, Map<K, Long> counts) {
    Map<K, Long> nonZero = new EnumMap<>(keys);
    counts.forEach(
        (key, lines) -> {
          if (lines != 0) {
            nonZero.put(key, lines);
          }
        });
    return Collections.unmodifiableMap(nonZero);
  }
}
