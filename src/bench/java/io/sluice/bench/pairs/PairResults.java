package io.sluice.bench.pairs;

import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What was measured.
 *
 * @param builds what was compared
 * @param machine where
 * @param server how the server was set
 * @param series the pairs of each task
 */
public record PairResults(
    Builds builds, Machine machine, ServerSettings server, List<Series> series) {

  /** Writes bench.md and bench.json into a directory, and prints the former. */
  public void write(Path out, Console console) throws IOException {
    String report = PairReport.of(this);
    Files.writeString(out.resolve("bench.md"), report);
    Files.writeString(out.resolve("bench.json"), PairJson.of(this));
    console.print(report);
    console.say("wrote bench.md and bench.json to " + out);
  }

  /**
   * Makes sure that this build costs no more than the baseline.
   *
   * @param limit the greatest median ratio that is allowed; empty for any
   * @throws BenchException when a figure has a greater one, or none
   */
  public void check(OptionalDouble limit) {
    String beyond = limit.isPresent() ? beyond(limit.getAsDouble()) : "";
    if (!beyond.isEmpty()) {
      throw new BenchException(
          "This build costs more than --atMost=%s allows: %s."
              .formatted(limit.getAsDouble(), beyond));
    }
  }

  private String beyond(double limit) {
    return series.stream()
        .flatMap(
            each ->
                each.comparisons().stream()
                    // What is no number is not less, either.
                    .filter(comparison -> !(comparison.ratio() <= limit))
                    .map(comparison -> words(each.task(), comparison)))
        .collect(Collectors.joining("; "));
  }

  private static String words(String task, Comparison comparison) {
    String ratio =
        Double.isFinite(comparison.ratio())
            ? String.format(Locale.ROOT, "%.3f times", comparison.ratio())
            : "too little to compare";
    return "%s %s (%s)".formatted(comparison.figure().label(), ratio, task);
  }
}
