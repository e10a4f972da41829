package io.sluice.bench;

import static io.sluice.bench.Contestant.LOAD_DATA_2;
import static io.sluice.bench.Contestant.SLUICE_DIRECT;
import static io.sluice.bench.Contestant.SLUICE_FLINK;
import static io.sluice.bench.Contestant.TEXTIO_JDBCIO;
import static io.sluice.bench.TableState.EMPTY;
import static io.sluice.bench.TableState.FILLED;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure that is to be reached, for 1,000,000 rows with random ids on an idle machine with two
 * cores.
 *
 * @param what the figure
 * @param bound which side of the limit is good
 * @param limit the limit
 * @param measured the figure that was measured
 */
record Target(String what, Bound bound, double limit, OptionalDouble measured) {

  /** Which side of a limit is good. */
  enum Bound {
    /** Below. */
    AT_MOST("≤"),
    /** Above. */
    AT_LEAST("≥");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }

    /** As it is written in mathematics. */
    String sign() {
      return sign;
    }
  }

  private static final double MICROS = 1e6;
  private static final double MEGABYTES = 1e6;

  /** All targets. */
  static List<Target> of(Results results) {
    long rows = results.spec().rows();
    return List.of(
        atMost(
            0.60,
            "time of the defaults, empty table, ÷ 2 streams of LOAD DATA (goal 0.50)",
            results.ratio(EMPTY, SLUICE_DIRECT, LOAD_DATA_2)),
        atMost(
            0.90,
            "time of the defaults, filled table, ÷ 2 streams of LOAD DATA",
            results.ratio(FILLED, SLUICE_DIRECT, LOAD_DATA_2)),
        atMost(
            1.60,
            "time of TextIO and JdbcIO, empty table, ÷ 2 streams of LOAD DATA",
            results.ratio(EMPTY, TEXTIO_JDBCIO, LOAD_DATA_2)),
        atMost(
            1.15,
            "time of the DirectRunner ÷ Flink, empty table",
            results.ratio(EMPTY, SLUICE_DIRECT, SLUICE_FLINK)),
        atLeast(400_000, "dry run: lines/s", results.median(Reading::dryRunLinesPerSecond)),
        atLeast(0.50, "dry run: lines/s ÷ bare Jackson", results.median(Reading::ratio)),
        atMost(
            8,
            "client CPU of the defaults, empty table: µs per row",
            results.median(EMPTY, SLUICE_DIRECT, run -> run.client().cpuSeconds() * MICROS / rows)),
        atMost(
            400,
            "peak RSS of the defaults, empty table: MB",
            results.median(EMPTY, SLUICE_DIRECT, run -> run.client().peakRssBytes() / MEGABYTES)));
  }

  /** Whether it was reached; not when nothing was measured. */
  boolean isReached() {
    return measured.isPresent()
        && (bound == Bound.AT_MOST
            ? measured.getAsDouble() <= limit
            : measured.getAsDouble() >= limit);
  }

  private static Target atMost(double limit, String what, OptionalDouble measured) {
    return new Target(what, Bound.AT_MOST, limit, measured);
  }

  private static Target atLeast(double limit, String what, OptionalDouble measured) {
    return new Target(what, Bound.AT_LEAST, limit, measured);
  }
}
