package io.sluice.bench.scan.report;

import io.sluice.bench.measure.Svg;
import io.sluice.bench.scan.Growth;
import io.sluice.bench.scan.ScanContestant;
import io.sluice.bench.scan.ScanResults;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Time against rows, as lines. */
public final class GrowthChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 340;
  private static final int LEFT = 60;
  private static final int RIGHT = 180;
  private static final int TOP = 50;
  private static final int BOTTOM = 50;

  private final Svg svg = new Svg();
  private final ScanResults results;
  private final double mostRows;
  private final double mostSeconds;

  private GrowthChart(ScanResults results) {
    this.results = results;
    this.mostRows = results.growth().stream().mapToLong(Growth::rows).max().orElse(1);
    this.mostSeconds =
        results.growth().stream().mapToDouble(size -> size.client().seconds()).max().orElse(1);
  }

  /** The chart. */
  public static String of(ScanResults results) {
    GrowthChart chart = new GrowthChart(results);
    chart.drawAxes();
    results.growth().stream().map(Growth::contestant).distinct().forEach(chart::drawLine);
    return chart.svg.page(WIDTH, HEIGHT);
  }

  private void drawAxes() {
    svg.draw("<text class=\"title\" x=\"8\" y=\"27\">Seconds by the rows of the table</text>");
    svg.draw(
        "<polyline class=\"axis\" fill=\"none\" points=\"%.1f,%.1f %.1f,%.1f %.1f,%.1f\"/>",
        x(0), y(mostSeconds), x(0), y(0), x(mostRows), y(0));
    svg.draw(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.0f s</text>",
        x(0) - 8, y(mostSeconds) + 5, mostSeconds);
    svg.draw("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">0</text>", x(0) - 8, y(0) + 5);
    for (long size : results.spec().sizes()) {
      if (size * 4 > mostRows && size <= mostRows) {
        svg.draw(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%,d</text>",
            x(size), y(0) + 22, size);
      }
    }
  }

  private void drawLine(ScanContestant contestant) {
    List<Growth> sizes =
        results.growth().stream().filter(growth -> growth.contestant() == contestant).toList();
    String kind = contestant.isSluice() ? "sluice" : "other";
    svg.draw(
        "<polyline class=\"%s-line\" points=\"%s\"/>",
        kind, sizes.stream().map(this::point).collect(Collectors.joining(" ")));
    for (Growth size : sizes) {
      svg.draw(
          "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
          kind, x(size.rows()), y(size.client().seconds()));
    }
    Growth last = sizes.get(sizes.size() - 1);
    svg.draw(
        "<text x=\"%.1f\" y=\"%.1f\">%s</text>",
        x(last.rows()) + 10, y(last.client().seconds()) + 5, contestant.label());
  }

  private String point(Growth growth) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x(growth.rows()), y(growth.client().seconds()));
  }

  private double x(double rows) {
    return LEFT + (WIDTH - LEFT - RIGHT) * rows / mostRows;
  }

  private double y(double seconds) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / mostSeconds;
  }
}
