package io.sluice.transforms.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.reject.Reason;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class LineTallyTest {

  @Test
  void aLineThatIsRejectedIsCountedWithItsReason() {
    LineTally tally = new LineTally();
    tally.count(LineCounter.READ);
    tally.count(Reason.TOO_LONG);
    assertThat(tally.counts())
        .isEqualTo(
            new LineCounts(
                Map.of(LineCounter.READ, 1L, LineCounter.REJECTED, 1L),
                Map.of(Reason.TOO_LONG, 1L)));
  }

  @Test
  void linesAreAddedOneByOneOrManyAtOnce() {
    LineTally tally = new LineTally();
    tally.add(LineCounter.READ, 4);
    tally.count(LineCounter.READ);
    tally.add(LineCounter.LOADED, 5);
    LineCounts counts = tally.counts();
    tally.add(counts);
    assertThat(tally.counts()).isEqualTo(counts.plus(counts));
    assertThat(counts.of(LineCounter.READ)).isEqualTo(5);
  }

  @Test
  void clearedItStartsAgainFromZero() {
    LineTally tally = new LineTally();
    tally.count(Reason.ENCODING);
    tally.clear();
    assertThat(tally.counts()).isEqualTo(LineCounts.NONE);
  }

  @Test
  void beamIsToldOnceOfWhatWasCounted(TestPipeline p) {
    p.apply(Create.of(1, 2, 3, 4, 5)).apply(ParDo.of(new CountFn()));
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(LineCounter.NAMESPACE))
            .build();
    Map<String, Long> counters = new TreeMap<>();
    p.run()
        .metrics()
        .queryMetrics(ours)
        .getCounters()
        .forEach(it -> counters.merge(it.getName().getName(), it.getCommitted(), Long::sum));
    assertThat(counters).isEqualTo(Map.of("read", 5L, "rejected", 5L, "rejected.TOO_LONG", 5L));
  }

  private static final class CountFn extends DoFn<Integer, Void> {

    private static final long serialVersionUID = 1L;

    private transient LineTally tally;

    @Setup
    public void setUp() {
      tally = new LineTally();
    }

    @ProcessElement
    public void count() {
      tally.count(LineCounter.READ);
      tally.count(Reason.TOO_LONG);
    }

    @FinishBundle
    public void finishBundle() {
      tally.flush();
      // Nothing is left to be told a second time.
      tally.flush();
    }
  }
}
