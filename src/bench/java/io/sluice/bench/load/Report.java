package io.sluice.bench.load;

import static io.sluice.bench.load.Contestant.LOAD_DATA_2;

import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The results as Markdown. */
final class Report {

  private final Results results;
  private final BenchSpec spec;
  private final List<String> lines = new ArrayList<>();

  private Report(Results results) {
    this.results = results;
    this.spec = results.spec();
  }

  /** The whole report. */
  static String of(Results results) {
    Report report = new Report(results);
    report.writeCircumstances();
    for (TableState table : results.spec().tables()) {
      report.writeLoads(table);
    }
    report.writeReadings();
    report.writeGrowth();
    report.writeTargets();
    return String.join("\n", report.lines) + "\n";
  }

  private void writeCircumstances() {
    Machine machine = results.machine();
    write(
        "Ids %s, rounds: %d. %d cores, %,d MB of memory, %s; load %.2f before the start.",
        Choice.nameOf(spec.sizes().ids()),
        spec.rounds(),
        machine.cores(),
        machine.memoryBytes() >> 20,
        machine.java(),
        machine.load());
    write("MySQL 8.0: `%s`.", String.join(" ", results.server().options()));
  }

  private void writeLoads(TableState table) {
    write("");
    write("### %s", spec.sizes().title(table));
    write("");
    write(
        "| | seconds (median) | from–to | rows/s | ÷ LOAD DATA, 2 streams | client CPU, µs/row |"
            + " server CPU, µs/row | peak RSS, MB |");
    write("|---|--:|--:|--:|--:|--:|--:|--:|");
    spec.contestants().forEach(contestant -> writeLoad(table, contestant));
  }

  private void writeLoad(TableState table, Contestant contestant) {
    List<Double> seconds =
        results.runs(table, contestant).stream()
            .map(run -> run.client().seconds())
            .sorted()
            .toList();
    write(
        "| %s | %s | %s–%s | %s | %s | %s | %s | %s |",
        contestant.label(),
        median("%.1f", table, contestant, run -> run.client().seconds()),
        number("%.1f", seconds.get(0)),
        number("%.1f", seconds.get(seconds.size() - 1)),
        median(
            "%,.0f", table, contestant, run -> spec.sizes().rows(table) / run.client().seconds()),
        text("%.2f", results.ratio(table, contestant, LOAD_DATA_2)),
        median("%.1f", table, contestant, run -> micros(table, run.client().cpuSeconds())),
        median("%.1f", table, contestant, run -> micros(table, run.serverCpuSeconds())),
        median("%,.0f", table, contestant, run -> run.client().peakRssBytes() / 1e6));
  }

  private void writeReadings() {
    if (results.readings().isEmpty()) {
      return;
    }
    write("");
    write("### Reading %,d lines without a database", results.readings().get(0).lines());
    write("");
    write("| | lines/s (median) | peak RSS, MB |");
    write("|---|--:|--:|");
    write(
        "| Sluice, `--dryRun`, DirectRunner | %s | %s |",
        text("%,.0f", results.median(Reading::dryRunLinesPerSecond)),
        text("%,.0f", results.median(reading -> reading.dryRun().peakRssBytes() / 1e6)));
    write(
        "| Jackson's streaming parser, bare, 2 threads | %s | %s |",
        text("%,.0f", results.median(Reading::bareLinesPerSecond)),
        text("%,.0f", results.median(reading -> reading.bare().peakRssBytes() / 1e6)));
  }

  private void writeGrowth() {
    results
        .fiveTimes()
        .ifPresent(
            run -> {
              write("");
              write(
                  "Five times the rows (%,d), Sluice on the DirectRunner into an empty table: %.1f"
                      + " s, %s times as long.",
                  spec.sizes().rows() * 5, run.client().seconds(), text("%.2f", results.growth()));
            });
  }

  private void writeTargets() {
    write("");
    write("### Targets");
    write("");
    write("They are meant for 2,000,000 rows with random ids on an idle machine with 2 cores.");
    write("");
    lines.addAll(Target.table(LoadTargets.of(results)));
  }

  private String median(
      String format, TableState table, Contestant contestant, ToDoubleFunction<Run> figure) {
    return text(format, results.median(table, contestant, figure));
  }

  private double micros(TableState table, double seconds) {
    return seconds * 1e6 / spec.sizes().rows(table);
  }

  private static String text(String format, OptionalDouble value) {
    return value.isPresent() ? number(format, value.getAsDouble()) : "–";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void write(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
