package io.sluice.bench;

import io.sluice.cli.CommandLine;
import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/** Measures all contestants in turn, round after round, and writes the report. */
public final class Benchmark {

  private Benchmark() {}

  /** Takes {@link BenchOptions}; fails where the figures would mean nothing. */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Console console = Console.ofSystem();
    try {
      CommandLine line = CommandLine.parse(args);
      if (line.help() || line.job().isPresent()) {
        throw new OptionException("src/docs/performance.md lists the options, --name=value.");
      }
      BenchSpec spec = BenchSpec.of(OptionParser.of(BenchOptions.class).parse(line.options()));
      long start = System.nanoTime();
      write(measure(spec, console), spec.out(), console);
      console.say("took %.1f minutes".formatted((System.nanoTime() - start) / 60e9));
    } catch (OptionException e) {
      console.error(e.getMessage());
      System.exit(ExitCode.BAD_OPTIONS.status());
    } catch (BenchException e) {
      console.error(e.getMessage());
      System.exit(ExitCode.UNEXPECTED.status());
    }
  }

  private static Results measure(BenchSpec spec, Console console) throws Exception {
    Machine machine = Machine.current();
    ServerSettings settings = ServerSettings.on(machine.memoryBytes(), spec.tls());
    // One that was killed has left its own behind.
    Path scratch = spec.out().resolve("sluice-bench-scratch");
    FileUtils.deleteDirectory(scratch.toFile());
    Files.createDirectories(scratch);
    DiskSpace.check(spec, settings);
    try (BenchServer server = BenchServer.start(settings, scratch.resolve("states"))) {
      console.say("makes the lines");
      Inputs inputs = Inputs.generate(spec, scratch);
      Rounds rounds = new Rounds(spec, inputs, server, console);
      console.say("makes the tables");
      rounds.makeTables();
      for (int round = 1; round <= spec.rounds(); round++) {
        rounds.load(round);
        rounds.read(round);
      }
      rounds.loadFiveTimes();
      return rounds.results(machine, settings);
    } finally {
      FileUtils.deleteQuietly(scratch.toFile());
    }
  }

  private static void write(Results results, Path out, Console console) throws IOException {
    String report = Report.of(results);
    Files.writeString(out.resolve("bench.md"), report);
    Files.writeString(out.resolve("bench.json"), ReportJson.of(results));
    Files.writeString(out.resolve("bench.svg"), Chart.of(results));
    console.print(report);
    console.say("wrote bench.md, bench.json and bench.svg to " + out);
  }
}
