package io.sluice.bench.scan;

import static io.sluice.bench.scan.ScanContestant.JDBCIO_READ;
import static io.sluice.bench.scan.ScanContestant.JDBC_OFFSET;
import static io.sluice.bench.scan.ScanContestant.MYSQL_QUICK;
import static io.sluice.bench.scan.ScanContestant.PYTHON_CURSOR;
import static io.sluice.bench.scan.ScanContestant.SLUICE_CURSOR;
import static io.sluice.bench.scan.ScanContestant.SLUICE_KEYSET_2;

import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.bench.scan.ScanResult.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Two rounds, in which some did not come to their end. */
public final class SomeScanResults {

  static final Found ALL = new Found(OptionalLong.of(2_000_000), OptionalLong.of(42));

  private SomeScanResults() {}

  public static ScanResults make() {
    return new ScanResults(
        new ScanBenchSpec(
            2_000_000,
            2,
            Duration.ofSeconds(120),
            EnumSet.allOf(ScanContestant.class),
            true,
            Path.of("o")),
        new Machine(2, 24L << 30, "Java 17", 0.1),
        ServerSettings.on(24L << 30, false),
        ALL,
        "-Xmx6144m",
        Map.of(
            MYSQL_QUICK, took(0.1),
            JDBC_OFFSET, took(0.5),
            JDBCIO_READ, took(2),
            PYTHON_CURSOR, took(0.1),
            SLUICE_CURSOR, took(1.5),
            SLUICE_KEYSET_2, took(1)),
        List.of(
            done(MYSQL_QUICK, 1, 2.1),
            done(PYTHON_CURSOR, 1, 4.1),
            done(SLUICE_CURSOR, 1, 4.2),
            done(SLUICE_KEYSET_2, 1, 3),
            new ScanResult(
                JDBC_OFFSET,
                1,
                End.OUT_OF_TIME,
                took(120),
                118,
                new Found(OptionalLong.of(640_000), OptionalLong.of(7))),
            new ScanResult(
                JDBCIO_READ,
                1,
                End.OUT_OF_MEMORY,
                took(31),
                3,
                new Found(OptionalLong.empty(), OptionalLong.empty())),
            done(MYSQL_QUICK, 2, 2.1),
            done(PYTHON_CURSOR, 2, 5.1),
            done(SLUICE_CURSOR, 2, 3.5),
            done(SLUICE_KEYSET_2, 2, 4)),
        List.of(
            new Growth(JDBC_OFFSET, 62_500, took(1)),
            new Growth(JDBC_OFFSET, 125_000, took(2.5)),
            new Growth(JDBC_OFFSET, 250_000, took(8.5)),
            new Growth(SLUICE_KEYSET_2, 62_500, took(1.2)),
            new Growth(SLUICE_KEYSET_2, 125_000, took(1.4)),
            new Growth(SLUICE_KEYSET_2, 250_000, took(1.8)),
            new Growth(SLUICE_KEYSET_2, 500_000, took(2.6))));
  }

  private static ScanResult done(ScanContestant contestant, int round, double seconds) {
    return new ScanResult(contestant, round, End.DONE, took(seconds), seconds / 2, ALL);
  }

  private static Measured took(double seconds) {
    return new Measured(seconds, seconds * 0.6, 200_000_000);
  }
}
