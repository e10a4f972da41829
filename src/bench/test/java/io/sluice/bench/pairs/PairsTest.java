package io.sluice.bench.pairs;

import static io.sluice.bench.pairs.SomePairs.BASELINE;
import static io.sluice.bench.pairs.SomePairs.BUILDS;
import static io.sluice.bench.pairs.SomePairs.CURRENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

  private final List<Build> runs = new ArrayList<>();

  @Test
  void eachPairBeginsWithTheOtherBuildAndTheFirstOneDoesNotCount() throws Exception {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Series series =
        new Pairs(BUILDS, 2, new Console(nowhere, nowhere, false)).measure("load", 10, this::run);
    assertThat(runs).containsExactly(CURRENT, BASELINE, BASELINE, CURRENT, CURRENT, BASELINE);
    assertThat(series.pairs())
        .containsExactly(
            new Pair(SomePairs.sample(4, 1), SomePairs.sample(3, 1), false),
            new Pair(SomePairs.sample(5, 1), SomePairs.sample(6, 1), true));
  }

  private Sample run(Build build) {
    runs.add(build);
    return SomePairs.sample(runs.size(), 1);
  }
}
