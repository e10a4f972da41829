package io.sluice.bench.pairs;

import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Three pairs of loads, of which the second one was disturbed. */
final class SomePairs {

  static final Build CURRENT =
      new Build("This build", Path.of("new.jar"), Optional.empty(), Optional.empty());
  static final Build BASELINE =
      new Build("The baseline", Path.of("old.jar"), Optional.empty(), Optional.empty());
  static final Builds BUILDS = new Builds(CURRENT, BASELINE, "Each runs with its CDS archive.");

  private SomePairs() {}

  static PairResults results() {
    return results(series());
  }

  static PairResults results(Series... series) {
    return new PairResults(
        BUILDS,
        new Machine(2, 24L << 30, "Java 17", 0.1),
        ServerSettings.on(24L << 30, false),
        List.of(series));
  }

  /** Its ratios of time are 1.1, 0.5 and 1.04. */
  static Series series() {
    return new Series(
        "load",
        1_000_000,
        List.of(
            new Pair(sample(11, 200), sample(10, 200), false),
            new Pair(sample(20, 210), sample(40, 200), true),
            new Pair(sample(26, 190), sample(25, 200), false)));
  }

  static Sample sample(double seconds, long megabytes) {
    return new Sample(
        new Measured(seconds, seconds * 0.6, megabytes * 1_000_000),
        seconds / 2,
        OptionalLong.of(300_000_000));
  }
}
