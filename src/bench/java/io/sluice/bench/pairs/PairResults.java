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
import java.util.Optional;
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
    console.info("wrote bench.md and bench.json to " + out);
  }

  /**
   * Makes sure that this build costs no more than it may.
   *
   * @throws BenchException when a figure exceeds the limit
   */
  public void check(Optional<Limit> limit) {
    String excess = limit.map(this::excess).orElse("");
    if (!excess.isEmpty()) {
      throw new BenchException(
          "This build costs more than --atMost=%s allows: %s."
              .formatted(limit.get().atMost(), excess));
    }
  }

  private String excess(Limit limit) {
    return series.stream()
        .flatMap(
            each ->
                each.comparisons().stream()
                    .filter(limit::isExceededBy)
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
