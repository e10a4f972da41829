package io.sluice.bench.pairs;

import io.sluice.bench.measure.Choice;
import io.sluice.cli.Console;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs two builds in pairs, each of which begins with the other build. */
public final class Pairs {

  private final Builds builds;
  private final int pairs;
  private final Console console;

  public Pairs(Builds builds, int pairs, Console console) {
    this.builds = builds;
    this.pairs = pairs;
    this.console = console;
  }

  /**
   * Measures a task.
   *
   * @param task what both builds do, in words
   * @param rows over how many rows
   */
  public Series measure(String task, long rows, Trial trial)
      throws IOException, SQLException, InterruptedException {
    console.info("%s: warm-up pair".formatted(task));
    pair(0, trial);
    List<Pair> measured = new ArrayList<>();
    for (int number = 1; number <= pairs; number++) {
      Pair pair = pair(number, trial);
      measured.add(pair);
      console.info(
          "%s: pair %d of %d: this build %.2f s, baseline %.2f s"
              .formatted(
                  task,
                  number,
                  pairs,
                  pair.current().client().seconds(),
                  pair.baseline().client().seconds()));
    }
    return new Series(task, rows, measured);
  }

  private Pair pair(int number, Trial trial)
      throws IOException, SQLException, InterruptedException {
    List<Build> inTurn = Choice.inTurn(List.of(builds.current(), builds.baseline()), number + 1);
    Map<Build, Sample> samples = new HashMap<>();
    for (Build build : inTurn) {
      samples.put(build, trial.run(build));
    }
    return new Pair(
        samples.get(builds.current()),
        samples.get(builds.baseline()),
        inTurn.get(0).equals(builds.current()));
  }
}
