package io.sluice.bench;

import io.sluice.bench.load.LoadBenchmark;
import io.sluice.bench.load.pairs.LoadPairs;
import io.sluice.bench.measure.BenchException;
import io.sluice.bench.pairs.PairOptions;
import io.sluice.bench.scan.ScanBenchmark;
import io.sluice.bench.scan.memory.MemoryBenchmark;
import io.sluice.bench.scan.pairs.ScanPairs;
import io.sluice.cli.CommandLine;
import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.pipeline.options.OptionException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The benchmarks: {@code load}, which is what it does by itself, {@code scan} and {@code memory}.
 */
public final class Benchmark {

  private Benchmark() {}

  /** Takes one of these words, and its options; fails where the figures would mean nothing. */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Console console = Console.ofSystem();
    try {
      long start = System.nanoTime();
      run(CommandLine.parse(args), console);
      console.info("took %.1f minutes".formatted((System.nanoTime() - start) / 60e9));
    } catch (OptionException e) {
      console.error(e.getMessage());
      System.exit(ExitCode.BAD_OPTIONS.status());
    } catch (BenchException e) {
      console.error(e.getMessage());
      System.exit(ExitCode.UNEXPECTED.status());
    }
  }

  private static void run(CommandLine line, Console console) throws Exception {
    switch (line.help() ? "help" : line.job().orElse("load")) {
      case "load" -> load(line.options(), console);
      case "scan" -> scan(line.options(), console);
      case "memory" -> MemoryBenchmark.run(line.options(), console);
      default ->
          throw new OptionException(
              "It is load, scan or memory, with options --name=value;"
                  + " src/docs/performance.md lists them.");
    }
  }

  private static void load(Map<String, List<String>> options, Console console) throws Exception {
    if (PairOptions.areIn(options)) {
      LoadPairs.run(options, console);
    } else {
      LoadBenchmark.run(options, console);
    }
  }

  private static void scan(Map<String, List<String>> options, Console console) throws Exception {
    if (PairOptions.areIn(options)) {
      ScanPairs.run(options, console);
    } else {
      ScanBenchmark.run(options, console);
    }
  }
}
