package io.sluice.bench.load;

import static io.sluice.bench.load.Contestant.LOAD_DATA_2;
import static io.sluice.bench.load.Contestant.SLUICE_DIRECT;
import static io.sluice.bench.load.Contestant.SLUICE_FLINK;
import static io.sluice.bench.load.Contestant.TEXTIO_JDBCIO;
import static io.sluice.bench.load.TableState.EMPTY;
import static io.sluice.bench.load.TableState.FILLED;

import io.sluice.bench.measure.Target;
import java.util.List;

/** What is to be reached, for 1,000,000 rows with random ids on an idle machine with two cores. */
final class LoadTargets {

  private static final double MICROS = 1e6;
  private static final double MEGABYTES = 1e6;

  private LoadTargets() {}

  /** All targets. */
  static List<Target> of(Results results) {
    long rows = results.spec().sizes().rows();
    return List.of(
        Target.atMost(
            0.60,
            "time of the defaults, empty table, ÷ 2 streams of LOAD DATA (goal 0.50)",
            results.ratio(EMPTY, SLUICE_DIRECT, LOAD_DATA_2)),
        Target.atMost(
            0.90,
            "time of the defaults, filled table, ÷ 2 streams of LOAD DATA",
            results.ratio(FILLED, SLUICE_DIRECT, LOAD_DATA_2)),
        Target.atMost(
            1.60,
            "time of TextIO and JdbcIO, empty table, ÷ 2 streams of LOAD DATA",
            results.ratio(EMPTY, TEXTIO_JDBCIO, LOAD_DATA_2)),
        Target.atMost(
            1.15,
            "time of the DirectRunner ÷ Flink, empty table",
            results.ratio(EMPTY, SLUICE_DIRECT, SLUICE_FLINK)),
        Target.atLeast(400_000, "dry run: lines/s", results.median(Reading::dryRunLinesPerSecond)),
        Target.atLeast(0.50, "dry run: lines/s ÷ bare Jackson", results.median(Reading::ratio)),
        Target.atMost(
            8,
            "client CPU of the defaults, empty table: µs per row",
            results.median(EMPTY, SLUICE_DIRECT, run -> run.client().cpuSeconds() * MICROS / rows)),
        Target.atMost(
            400,
            "peak RSS of the defaults, empty table: MB",
            results.median(EMPTY, SLUICE_DIRECT, run -> run.client().peakRssBytes() / MEGABYTES)));
  }
}
