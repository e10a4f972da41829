package io.sluice.bench.load;

import static io.sluice.bench.load.Contestant.LOAD_DATA_2;
import static io.sluice.bench.load.Contestant.SLUICE_DIRECT;
import static io.sluice.bench.load.Contestant.SLUICE_FLINK;
import static io.sluice.bench.load.TableState.EMPTY;
import static io.sluice.bench.load.TableState.FILLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.measure.Median;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private final Results results = SomeResults.make();

  @Test
  void aMedianIsInTheMiddle() {
    assertThat(Median.of(DoubleStream.of(5, 1, 9))).hasValue(5);
    assertThat(Median.of(DoubleStream.of(5, 1, 9, 6))).hasValue(5.5);
    assertThat(Median.of(DoubleStream.empty())).isEmpty();
  }

  @Test
  void aRatioIsTheMedianOfThoseOfTheRounds() {
    // 10 of 20, 36 of 60, 11.55 of 21.
    assertThat(results.ratio(EMPTY, SLUICE_DIRECT, LOAD_DATA_2)).hasValue(0.55);
    assertThat(results.ratio(EMPTY, LOAD_DATA_2, LOAD_DATA_2)).hasValue(1);
  }

  @Test
  void whatWasNotMeasuredHasNoFigures() {
    assertThat(results.ratio(EMPTY, SLUICE_DIRECT, SLUICE_FLINK)).isEmpty();
    assertThat(results.ratio(FILLED, SLUICE_DIRECT, LOAD_DATA_2)).isEmpty();
    assertThat(results.median(FILLED, SLUICE_DIRECT, Run::serverCpuSeconds)).isEmpty();
  }

  @Test
  void growthIsComparedWithTheMedian() {
    assertThat(results.growth()).hasValue(5);
  }
}
