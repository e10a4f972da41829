package io.sluice.bench.scan.pairs;

import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.DiskSpace;
import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.Scratch;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.bench.pairs.Build;
import io.sluice.bench.pairs.Builds;
import io.sluice.bench.pairs.PairResults;
import io.sluice.bench.pairs.PairSpec;
import io.sluice.bench.pairs.Pairs;
import io.sluice.bench.pairs.Sample;
import io.sluice.bench.pairs.Series;
import io.sluice.bench.scan.ChatTable;
import io.sluice.bench.scan.ProgramScan;
import io.sluice.bench.scan.ScanBenchmark;
import io.sluice.cli.Console;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.options.OptionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The comparison of this build's scans with a baseline's. */
public final class ScanPairs {

  private final long rows;
  private final Set<ProgramScan> ways;
  private final PairSpec spec;
  private final Path out;
  private final Path log;

  private ScanPairs(ScanPairOptions options) {
    this.rows = options.getRows();
    this.ways = Choice.of("--only", ProgramScan.class, options.getOnly());
    this.spec = PairSpec.of(options);
    this.out = Path.of(options.getOut());
    this.log = out.resolve("process.log");
    if (rows < 1) {
      throw new OptionException("--rows=%d is less than 1.".formatted(rows));
    }
  }

  /**
   * Measures, writes the report, and fails where this build costs too much.
   *
   * @param written {@link ScanPairOptions} as they are written
   */
  public static void run(Map<String, List<String>> written, Console console) throws Exception {
    ScanPairs scans = new ScanPairs(OptionParser.of(ScanPairOptions.class).parse(written));
    PairResults results = scans.measure(console);
    results.write(scans.out, console);
    results.check(scans.spec.limit());
  }

  private PairResults measure(Console console) throws Exception {
    Machine machine = Machine.current();
    ServerSettings settings = ServerSettings.on(machine.memoryBytes(), false);
    Files.createDirectories(out);
    Builds builds = Builds.of(spec, log);
    console.info(builds.archives());
    try (Scratch scratch = Scratch.in(out)) {
      DiskSpace.check(out, ScanBenchmark.bytes(rows, settings), "--rows");
      try (BenchServer server = BenchServer.start(settings, scratch.directory("states"))) {
        ChatTable.make(rows, List.of(), server, scratch.directory("lines"));
        Pairs pairs = new Pairs(builds, spec.pairs(), console);
        List<Series> series = measure(pairs, server, scratch.directory("files"));
        return new PairResults(builds, machine, settings, series);
      }
    }
  }

  private List<Series> measure(Pairs pairs, BenchServer server, Path files)
      throws IOException, SQLException, InterruptedException {
    List<Series> series = new ArrayList<>();
    for (ProgramScan way : ways) {
      String task =
          String.format(Locale.ROOT, "scan by %s, %,d rows into NDJSON", Choice.nameOf(way), rows);
      series.add(pairs.measure(task, rows, build -> scan(build, way, server, files)));
    }
    return series;
  }

  private Sample scan(Build build, ProgramScan way, BenchServer server, Path files)
      throws IOException, SQLException, InterruptedException {
    Files.createDirectories(files);
    double cpuBefore = server.cpuSeconds();
    Measured client =
        build.run(Jvm.HEAP, way.arguments(server.schema(), ChatTable.ALL, files), log);
    double serverCpu = server.cpuSeconds() - cpuBefore;
    check(build, files);
    FileUtils.deleteDirectory(files.toFile());
    return new Sample(client, serverCpu, OptionalLong.empty());
  }

  private void check(Build build, Path files) throws IOException {
    long written = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(files, "*.ndjson")) {
      for (Path file : all) {
        // A character for each byte: only their ends are of interest.
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
          written += lines.count();
        }
      }
    }
    if (written != rows) {
      throw new BenchException(
          "%s has written %,d rows, and in the table are %,d."
              .formatted(build.name(), written, rows));
    }
  }
}
