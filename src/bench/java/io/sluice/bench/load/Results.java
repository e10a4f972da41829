package io.sluice.bench.load;

import io.sluice.bench.measure.InRound;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Median;
import io.sluice.bench.measure.ServerSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param spec what was asked for
 * @param machine where
 * @param server how the server was set
 * @param runs all loads of rounds
 * @param readings what was read without a database, each in a round
 * @param fiveTimes the load of five times the rows, where it was asked for
 */
record Results(
    BenchSpec spec,
    Machine machine,
    ServerSettings server,
    List<Run> runs,
    List<Reading> readings,
    Optional<Run> fiveTimes) {

  /** The median of the rounds; none where there is no such run. */
  OptionalDouble median(TableState table, Contestant contestant, ToDoubleFunction<Run> figure) {
    return Median.of(runs(table, contestant).stream().mapToDouble(figure));
  }

  /** The median of the readings. */
  OptionalDouble median(ToDoubleFunction<Reading> figure) {
    return Median.of(readings.stream().mapToDouble(figure));
  }

  /**
   * The median of how many times as long as another one of the same round a contestant took: what
   * disturbs a round disturbs both.
   */
  OptionalDouble ratio(TableState table, Contestant contestant, Contestant other) {
    return InRound.ratio(runs(table, contestant), runs(table, other));
  }

  /** How many times as long as a load of the rows one of five times the rows took. */
  OptionalDouble growth() {
    OptionalDouble once =
        median(TableState.EMPTY, Contestant.SLUICE_DIRECT, run -> run.client().seconds());
    return fiveTimes.isPresent() && once.isPresent()
        ? OptionalDouble.of(fiveTimes.get().client().seconds() / once.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The rounds of a contestant. */
  List<Run> runs(TableState table, Contestant contestant) {
    return runs.stream()
        .filter(run -> run.table() == table && run.contestant() == contestant)
        .toList();
  }
}
