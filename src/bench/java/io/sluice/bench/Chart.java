package io.sluice.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/** The medians as bars, in SVG that can be read on light and on dark pages. */
final class Chart {

  private static final int WIDTH = 760;
  private static final int LABELS = 250;
  private static final int BARS = 360;
  private static final int LINE = 26;
  private static final int BAR = 16;
  private static final int TITLE = 40;

  private static final String STYLE =
      """
      <style>
        text { font: 13px sans-serif; fill: #24292f; }
        .title { font-weight: bold; }
        .other { fill: #8c959f; }
        .sluice { fill: #0969da; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .other { fill: #6e7681; }
          .sluice { fill: #4493f8; }
        }
      </style>
      """;

  private final Results results;
  private final double longest;
  private final StringBuilder svg = new StringBuilder();
  private int y;

  private Chart(Results results) {
    this.results = results;
    this.longest =
        results.runs().stream()
            .mapToDouble(run -> seconds(run.table(), run.contestant()).orElseThrow())
            .max()
            .orElse(1);
  }

  /** The chart. */
  static String of(Results results) {
    Chart chart = new Chart(results);
    results.spec().tables().forEach(chart::drawTable);
    int height = chart.y + LINE / 2;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
    %3$s%4$s</svg>
    """
        .formatted(WIDTH, height, STYLE, chart.svg);
  }

  private void drawTable(TableState table) {
    BenchSpec spec = results.spec();
    y += TITLE;
    draw(
        "<text class=\"title\" x=\"8\" y=\"%d\">%s: seconds</text>",
        y - LINE / 2, Report.title(spec, table));
    for (Contestant contestant : spec.contestants()) {
      seconds(table, contestant).ifPresent(seconds -> drawBar(table, contestant, seconds));
    }
  }

  private OptionalDouble seconds(TableState table, Contestant contestant) {
    return results.median(table, contestant, run -> run.client().seconds());
  }

  private void drawBar(TableState table, Contestant contestant, double seconds) {
    int middle = y + LINE / 2;
    int baseline = middle + BAR / 3;
    double width = BARS * seconds / longest;
    draw(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        LABELS - 8, baseline, contestant.label());
    draw(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        contestant.isSluice() ? "sluice" : "other", LABELS, middle - BAR / 2, width, BAR);
    draw(
        "<text x=\"%.1f\" y=\"%d\">%.1f%s</text>",
        LABELS + width + 6, baseline, seconds, words(table, contestant));
    y += LINE;
  }

  private String words(TableState table, Contestant contestant) {
    OptionalDouble ratio = results.ratio(table, contestant, Contestant.LOAD_DATA_2);
    return ratio.isPresent() ? String.format(Locale.ROOT, " (× %.2f)", ratio.getAsDouble()) : "";
  }

  private void draw(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
