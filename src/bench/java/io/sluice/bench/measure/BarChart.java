package io.sluice.bench.measure;

import java.util.Locale;

/** Times as bars, one below the other. */
public final class BarChart {

  private static final int WIDTH = 760;
  private static final int LABELS = 250;
  private static final int BARS = 360;
  private static final int LINE = 26;
  private static final int BAR = 16;
  private static final int TITLE = 40;

  private final Svg svg = new Svg();
  private final double longest;
  private int y;

  /**
   * A chart without bars.
   *
   * @param longest the value of the longest bar
   */
  public BarChart(double longest) {
    this.longest = longest;
  }

  /** Begins a group of bars. */
  public void title(String title) {
    y += TITLE;
    svg.draw("<text class=\"title\" x=\"8\" y=\"%d\">%s</text>", y - LINE / 2, title);
  }

  /**
   * Adds a bar.
   *
   * @param isOurs whether it is to be found at a glance
   * @param words what is said behind the value
   */
  public void bar(String label, boolean isOurs, double value, String words) {
    int middle = y + LINE / 2;
    int baseline = middle + BAR / 3;
    double width = BARS * value / longest;
    svg.draw("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABELS - 8, baseline, label);
    svg.draw(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        isOurs ? "sluice" : "other", LABELS, middle - BAR / 2, width, BAR);
    svg.draw(
        "<text x=\"%.1f\" y=\"%d\">%s%s</text>",
        LABELS + width + 6, baseline, String.format(Locale.ROOT, "%.1f", value), words);
    y += LINE;
  }

  /** Adds a line with words in the place of a bar. */
  public void note(String label, String words) {
    int baseline = y + LINE / 2 + BAR / 3;
    svg.draw("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABELS - 8, baseline, label);
    svg.draw("<text x=\"%d\" y=\"%d\">%s</text>", LABELS, baseline, words);
    y += LINE;
  }

  /** The chart in SVG. */
  public String svg() {
    return svg.page(WIDTH, y + LINE / 2);
  }
}
