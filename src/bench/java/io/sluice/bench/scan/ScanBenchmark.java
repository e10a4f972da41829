package io.sluice.bench.scan;

import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.DiskSpace;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Scratch;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.bench.scan.report.GrowthChart;
import io.sluice.bench.scan.report.ScanChart;
import io.sluice.bench.scan.report.ScanJson;
import io.sluice.bench.scan.report.ScanReport;
import io.sluice.cli.Console;
import io.sluice.cli.OptionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The benchmark of scanning: all contestants in turn, round after round. */
public final class ScanBenchmark {

  // A line of 260 bytes, a row of 700 (with its keys, and where it was inserted somewhere), half of
  // them once more for the smaller tables, and files of rows.
  private static final long BYTES_PER_ROW = 260 + 700 + 350 + 260;

  private ScanBenchmark() {}

  /**
   * Measures, and writes the report.
   *
   * @param written {@link ScanBenchOptions} as they are written
   */
  public static void run(Map<String, List<String>> written, Console console) throws Exception {
    ScanBenchSpec spec = ScanBenchSpec.of(OptionParser.of(ScanBenchOptions.class).parse(written));
    write(measure(spec, console), spec.out(), console);
  }

  private static ScanResults measure(ScanBenchSpec spec, Console console) throws Exception {
    Machine machine = Machine.current();
    ServerSettings settings = ServerSettings.on(machine.memoryBytes(), false);
    try (Scratch scratch = Scratch.in(spec.out())) {
      DiskSpace.check(spec.out(), bytes(spec.rows(), settings), "--rows");
      try (BenchServer server = BenchServer.start(settings, scratch.directory("states"))) {
        console.info("makes the tables");
        List<Long> sizes = spec.growth() ? spec.sizes() : List.of();
        ChatTable.make(spec.rows(), sizes, server, scratch.directory("lines"));
        ScanRounds rounds =
            new ScanRounds(
                spec, server, Tools.find(), machine, scratch.directory("files"), console);
        rounds.start();
        for (int round = 1; round <= spec.rounds(); round++) {
          rounds.read(round);
        }
        rounds.grow();
        return rounds.results(machine, settings);
      }
    }
  }

  /** The disk that a benchmark of scanning needs. */
  public static long bytes(long rows, ServerSettings settings) {
    return rows * BYTES_PER_ROW + settings.redoBytes();
  }

  private static void write(ScanResults results, Path out, Console console) throws IOException {
    String report = ScanReport.of(results);
    Files.writeString(out.resolve("bench.md"), report);
    Files.writeString(out.resolve("bench.json"), ScanJson.of(results));
    Files.writeString(out.resolve("bench.svg"), ScanChart.of(results));
    if (!results.growth().isEmpty()) {
      Files.writeString(out.resolve("growth.svg"), GrowthChart.of(results));
    }
    console.print(report);
    console.info("wrote bench.md, bench.json, bench.svg and growth.svg to " + out);
  }
}
