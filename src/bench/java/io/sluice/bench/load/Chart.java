package io.sluice.bench.load;

import io.sluice.bench.measure.BarChart;
import java.util.Locale;
import java.util.OptionalDouble;

/** The medians as bars. */
final class Chart {

  private final Results results;
  private final BarChart bars;

  private Chart(Results results) {
    this.results = results;
    this.bars =
        new BarChart(
            results.runs().stream()
                .mapToDouble(run -> seconds(run.table(), run.contestant()).orElseThrow())
                .max()
                .orElse(1));
  }

  /** The chart. */
  static String of(Results results) {
    Chart chart = new Chart(results);
    results.spec().tables().forEach(chart::drawTable);
    return chart.bars.svg();
  }

  private void drawTable(TableState table) {
    BenchSpec spec = results.spec();
    bars.title(spec.sizes().title(table) + ": seconds");
    for (Contestant contestant : spec.contestants()) {
      seconds(table, contestant)
          .ifPresent(
              seconds ->
                  bars.bar(
                      contestant.label(),
                      contestant.isSluice(),
                      seconds,
                      words(table, contestant)));
    }
  }

  private OptionalDouble seconds(TableState table, Contestant contestant) {
    return results.median(table, contestant, run -> run.client().seconds());
  }

  private String words(TableState table, Contestant contestant) {
    OptionalDouble ratio = results.ratio(table, contestant, Contestant.LOAD_DATA_2);
    return ratio.isPresent() ? String.format(Locale.ROOT, " (× %.2f)", ratio.getAsDouble()) : "";
  }
}
