package io.sluice.bench.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.measure.Measured;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void aRatioIsTheMedianOfThoseWithinThePairs() {
    // The medians alone would be 20 of 25.
    assertThat(comparison(SomePairs.series(), Figure.TIME))
        .isEqualTo(new Comparison(Figure.TIME, 20, 25, 1.04, 0.5, 1.1));
  }

  @Test
  void cpuIsThatOfARow() {
    Comparison cpu = comparison(SomePairs.series(), Figure.CLIENT_CPU);
    assertThat(cpu.current()).isEqualTo(12);
    assertThat(cpu.baseline()).isEqualTo(15);
  }

  @Test
  void aScanHasNoTableSize() {
    assertThat(scan(1).comparisons())
        .extracting(Comparison::figure)
        .containsExactly(Figure.CLIENT_CPU, Figure.TIME, Figure.PEAK_RSS, Figure.SERVER_CPU);
  }

  @Test
  void thereIsNoRatioToNothing() {
    assertThat(comparison(scan(0), Figure.SERVER_CPU).ratio()).isNaN();
  }

  private static Series scan(double serverCpuSeconds) {
    Sample sample =
        new Sample(new Measured(2, 1, 200_000_000), serverCpuSeconds, OptionalLong.empty());
    return new Series("scan", 1000, List.of(new Pair(sample, sample, true)));
  }

  private static Comparison comparison(Series series, Figure figure) {
    return series.comparisons().stream()
        .filter(comparison -> comparison.figure() == figure)
        .findFirst()
        .orElseThrow();
  }
}
