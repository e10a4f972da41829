package io.sluice.bench.measure;

import java.util.Locale;

/** A drawing in SVG that can be read on light and on dark pages. */
public final class Svg {

  private static final String STYLE =
      """
      <style>
        text { font: 13px sans-serif; fill: #24292f; }
        .title { font-weight: bold; }
        .other { fill: #8c959f; }
        .sluice { fill: #0969da; }
        .axis { stroke: #8c959f; stroke-width: 1; }
        .other-line { fill: none; stroke: #8c959f; stroke-width: 2; }
        .sluice-line { fill: none; stroke: #0969da; stroke-width: 2; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .other { fill: #6e7681; }
          .sluice { fill: #4493f8; }
          .other-line { stroke: #6e7681; }
          .sluice-line { stroke: #4493f8; }
        }
      </style>
      """;

  private final StringBuilder elements = new StringBuilder();

  /** Adds elements. */
  public void draw(String format, Object... values) {
    elements.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The whole drawing. */
  public String page(int width, int height) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
    %3$s%4$s</svg>
    """
        .formatted(width, height, STYLE, elements);
  }
}
