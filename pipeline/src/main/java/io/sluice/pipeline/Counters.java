package io.sluice.pipeline;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** Reads the counters of a finished run, in the same way on every runner. */
public final class Counters {

  private Counters() {}

  /**
   * Returns all counters of a namespace by name, summed over steps. Uses committed values if the
   * runner has them, because the DirectRunner's attempted values may lack the last bundle.
   * Otherwise uses attempted values, because Flink has no others.
   */
  public static Map<String, Long> of(PipelineResult result, String namespace) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(namespace)).build();
    var counters = result.metrics().queryMetrics(filter).getCounters();
    return StreamSupport.stream(counters.spliterator(), false)
        .collect(
            Collectors.toMap(counter -> counter.getName().getName(), Counters::value, Long::sum));
  }

  private static long value(MetricResult<Long> counter) {
    Long committed = counter.getCommittedOrNull();
    return committed == null ? counter.getAttempted() : committed;
  }
}
