package io.sluice.bench.load;

import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.DiskSpace;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Scratch;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.cli.Console;
import io.sluice.cli.OptionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The benchmark of loading: all contestants in turn, round after round. */
public final class LoadBenchmark {

  private LoadBenchmark() {}

  /**
   * Measures, and writes the report.
   *
   * @param written {@link BenchOptions} as they are written
   */
  public static void run(Map<String, List<String>> written, Console console) throws Exception {
    BenchSpec spec = BenchSpec.of(OptionParser.of(BenchOptions.class).parse(written));
    write(measure(spec, console), spec.out(), console);
  }

  private static Results measure(BenchSpec spec, Console console) throws Exception {
    Machine machine = Machine.current();
    ServerSettings settings = ServerSettings.on(machine.memoryBytes(), spec.tls());
    try (Scratch scratch = Scratch.in(spec.out())) {
      DiskSpace.check(spec.out(), bytes(spec, settings), "--rows, --baseRows");
      try (BenchServer server = BenchServer.start(settings, scratch.directory("states"))) {
        console.info("makes the lines");
        Inputs inputs = Inputs.generate(spec.sizes(), scratch.directory("lines"));
        Rounds rounds = new Rounds(spec, inputs, server, console);
        console.info("makes the tables");
        rounds.makeTables();
        for (int round = 1; round <= spec.rounds(); round++) {
          rounds.load(round);
          rounds.read(round);
        }
        rounds.loadFiveTimes();
        return rounds.results(machine, settings);
      }
    }
  }

  private static long bytes(BenchSpec spec, ServerSettings settings) {
    long more = spec.linearity() ? LoadSizes.bytes(5 * spec.sizes().rows()) : 0;
    return spec.sizes().bytes() + more + settings.redoBytes();
  }

  private static void write(Results results, Path out, Console console) throws IOException {
    String report = Report.of(results);
    Files.writeString(out.resolve("bench.md"), report);
    Files.writeString(out.resolve("bench.json"), ReportJson.of(results));
    Files.writeString(out.resolve("bench.svg"), Chart.of(results));
    console.print(report);
    console.info("wrote bench.md, bench.json and bench.svg to " + out);
  }
}
