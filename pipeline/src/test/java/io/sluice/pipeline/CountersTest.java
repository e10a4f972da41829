package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CountersTest {

  @Test
  void theCountersOfANamespaceAreSummedOverStepsAndOthersLeftOut(TestPipeline p) {
    List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
    p.apply(Create.of(numbers))
        .apply("First", ParDo.of(new CountFn("ours", "seen")))
        .apply("Second", ParDo.of(new CountFn("ours", "seen")))
        .apply("Third", ParDo.of(new CountFn("ours", "third")))
        .apply("Fourth", ParDo.of(new CountFn("theirs", "seen")));
    assertThat(Counters.of(p.run(), "ours")).isEqualTo(Map.of("seen", 2000L, "third", 1000L));
  }

  @Test
  void whatWasNeverCountedIsNotThere(TestPipeline p) {
    p.apply(Create.of(1)).apply(ParDo.of(new CountFn("theirs", "seen")));
    assertThat(Counters.of(p.run(), "ours")).isEmpty();
  }

  private static final class CountFn extends DoFn<Integer, Integer> {

    private static final long serialVersionUID = 1L;

    private final Counter counter;

    CountFn(String namespace, String name) {
      counter = Metrics.counter(namespace, name);
    }

    @ProcessElement
    public void count(@Element Integer number, OutputReceiver<Integer> out) {
      counter.inc();
      out.output(number);
    }
  }
}
