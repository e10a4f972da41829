package io.sluice.bench.load;

import static io.sluice.bench.load.Contestant.LOAD_DATA_2;
import static io.sluice.bench.load.Contestant.SLUICE_DIRECT;
import static io.sluice.bench.load.TableState.EMPTY;

import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.generate.IdOrder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Three rounds of two contestants, of which the second one was disturbed. */
final class SomeResults {

  private SomeResults() {}

  static Results make() {
    return new Results(
        new BenchSpec(
            new LoadSizes(1_000_000, 500_000, 5_000_000, IdOrder.RANDOM),
            3,
            EnumSet.of(EMPTY),
            EnumSet.of(LOAD_DATA_2, SLUICE_DIRECT),
            true,
            false,
            true,
            Path.of("out")),
        new Machine(2, 24L << 30, "Java 17", 0.1),
        ServerSettings.on(24L << 30, false),
        List.of(
            run(LOAD_DATA_2, 1, 20),
            run(SLUICE_DIRECT, 1, 10),
            run(LOAD_DATA_2, 2, 60),
            run(SLUICE_DIRECT, 2, 36),
            run(LOAD_DATA_2, 3, 21),
            run(SLUICE_DIRECT, 3, 11.55)),
        List.of(new Reading(5_000_000, took(10), took(4))),
        Optional.of(run(SLUICE_DIRECT, 1, 57.75)));
  }

  private static Run run(Contestant contestant, int round, double seconds) {
    return new Run(EMPTY, contestant, round, took(seconds), seconds / 2);
  }

  private static Measured took(double seconds) {
    return new Measured(seconds, seconds * 0.6, 390_000_000);
  }
}
