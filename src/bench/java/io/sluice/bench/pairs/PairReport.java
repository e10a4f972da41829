package io.sluice.bench.pairs;

import io.sluice.bench.measure.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as Markdown. */
final class PairReport {

  private static final int ENOUGH_PAIRS = 9;
  private static final String FEW =
      "; fewer than %d do not tell a difference from noise".formatted(ENOUGH_PAIRS);

  private final PairResults results;
  private final List<String> lines = new ArrayList<>();

  private PairReport(PairResults results) {
    this.results = results;
  }

  /** The whole report. */
  static String of(PairResults results) {
    PairReport report = new PairReport(results);
    report.writeCircumstances();
    results.series().forEach(report::writeSeries);
    return String.join("\n", report.lines) + "\n";
  }

  private void writeCircumstances() {
    Machine machine = results.machine();
    Builds builds = results.builds();
    write(
        "This build is `%s`, the baseline `%s`.", builds.current().jar(), builds.baseline().jar());
    write("%s", builds.archives());
    write(
        "%d cores, %,d MB of memory, %s; load %.2f before the start.",
        machine.cores(), machine.memoryBytes() >> 20, machine.java(), machine.load());
    write("MySQL 8.0: `%s`.", String.join(" ", results.server().options()));
  }

  private void writeSeries(Series series) {
    int pairs = series.pairs().size();
    write("");
    write("### %s", series.task());
    write("");
    write("Pairs: %d%s.", pairs, pairs < ENOUGH_PAIRS ? FEW : "");
    write("");
    write("| | this build (median) | baseline (median) | ratio (median) | from–to |");
    write("|---|--:|--:|--:|--:|");
    series.comparisons().forEach(this::writeComparison);
  }

  private void writeComparison(Comparison comparison) {
    Figure figure = comparison.figure();
    write(
        "| %s, %s | %s | %s | %s | %s–%s |",
        figure.label(),
        figure.unit(),
        figure.text(comparison.current()),
        figure.text(comparison.baseline()),
        ratio(comparison.ratio()),
        ratio(comparison.least()),
        ratio(comparison.greatest()));
  }

  private static String ratio(double ratio) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.3f", ratio) : "?";
  }

  private void write(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
