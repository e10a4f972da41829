package io.sluice.bench.pairs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.Measured;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairResultsTest {

  @Test
  void everyFigureUpToTheLimitIsAllowed() {
    assertThatCode(() -> SomePairs.results().check(limit(1.04))).doesNotThrowAnyException();
    assertThatCode(() -> SomePairs.results().check(Optional.empty())).doesNotThrowAnyException();
  }

  @Test
  void everyFigureBeyondTheLimitIsNamed() {
    assertThatThrownBy(() -> SomePairs.results().check(limit(1.03)))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "This build costs more than --atMost=1.03 allows: client CPU 1.040 times (load);"
                + " time 1.040 times (load); server CPU 1.040 times (load).");
  }

  @Test
  void figuresThatAreNotLimitedMayBeAnything() {
    assertThatCode(() -> SomePairs.results().check(limit(1.03, Figure.PEAK_RSS, Figure.TABLE_SIZE)))
        .doesNotThrowAnyException();
  }

  @Test
  void aFigureThatCannotBeComparedIsNotAllowed() {
    Sample sample = new Sample(new Measured(2, 1, 200_000_000), 0, OptionalLong.empty());
    Series series = new Series("scan", 1000, List.of(new Pair(sample, sample, true)));
    assertThatThrownBy(() -> SomePairs.results(series).check(limit(1.05)))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "This build costs more than --atMost=1.05 allows: server CPU too little to compare"
                + " (scan).");
  }

  private static Optional<Limit> limit(double atMost, Figure... figures) {
    return Optional.of(new Limit(atMost, Set.of(figures.length == 0 ? Figure.values() : figures)));
  }
}
