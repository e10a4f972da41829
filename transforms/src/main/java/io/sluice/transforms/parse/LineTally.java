package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reason;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counts the lines of one bundle, and adds them to Beam's counters when it ends: the DirectRunner
 * looks through all counters after each element that changed one.
 */
final class LineTally {

  private final long[] lines = new long[LineCounter.values().length];
  private final long[] rejected = new long[Reason.values().length];

  void count(LineCounter counter) {
    lines[counter.ordinal()]++;
  }

  void count(Reason reason) {
    rejected[reason.ordinal()]++;
  }

  /** Adds the counts to the counters, and starts again from zero. */
  void flush() {
    for (LineCounter counter : LineCounter.values()) {
      flush(counter.metric(), lines, counter.ordinal());
    }
    for (Reason reason : Reason.values()) {
      flush(LineCounter.metric(reason), rejected, reason.ordinal());
    }
  }

  private static void flush(String metric, long[] counts, int index) {
    if (counts[index] > 0) {
      Metrics.counter(LineCounter.NAMESPACE, metric).inc(counts[index]);
      counts[index] = 0;
    }
  }
}
