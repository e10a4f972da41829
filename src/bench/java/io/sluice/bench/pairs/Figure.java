package io.sluice.bench.pairs;

import java.util.Locale;
import java.util.OptionalDouble;

/** What is compared of two runs. The less of it, the better. */
enum Figure {
  CLIENT_CPU("client CPU", "µs/row", "%.2f"),
  TIME("time", "s", "%.2f"),
  PEAK_RSS("peak RSS", "MB", "%,.0f"),
  TABLE_SIZE("table size", "MB", "%,.1f"),
  SERVER_CPU("server CPU", "µs/row", "%.2f");

  private final String label;
  private final String unit;
  private final String format;

  Figure(String label, String unit, String format) {
    this.label = label;
    this.unit = unit;
    this.format = format;
  }

  /** Its name in the report. */
  String label() {
    return label;
  }

  /** The unit of its values. */
  String unit() {
    return unit;
  }

  /** A value as the report has it. */
  String text(double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The value of a run over some rows; empty where it has none. */
  OptionalDouble of(Sample sample, long rows) {
    return switch (this) {
      case CLIENT_CPU -> OptionalDouble.of(sample.client().cpuSeconds() * 1e6 / rows);
      case TIME -> OptionalDouble.of(sample.client().seconds());
      case PEAK_RSS -> OptionalDouble.of(sample.client().peakRssBytes() / 1e6);
      case TABLE_SIZE ->
          sample.tableBytes().isPresent()
              ? OptionalDouble.of(sample.tableBytes().getAsLong() / 1e6)
              : OptionalDouble.empty();
      case SERVER_CPU -> OptionalDouble.of(sample.serverCpuSeconds() * 1e6 / rows);
    };
  }
}
