package io.sluice.bench.scan.memory;

import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.DiskSpace;
import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.scan.Found;
import io.sluice.bench.scan.Place;
import io.sluice.bench.scan.SluiceScan;
import io.sluice.bench.scan.memory.MemoryResult.Figure;
import io.sluice.cli.Console;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.options.OptionException;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Whether the memory that Sluice needs to read a table grows with the table. */
public final class MemoryBenchmark {

  /** Of every JVM that reads. */
  static final String HEAP = "-Xmx128m";

  // 250 a row; as much again for what a server has put off, and for its logs.
  private static final long BYTES_PER_ROW = 500;
  private static final long BYTES_OF_LOGS = 3L << 30;

  private static final List<SluiceScan.Way> WAYS =
      List.of(SluiceScan.Way.KEYSET, SluiceScan.Way.CURSOR);

  private final MemoryOptions options;
  private final Path out;
  private final Console console;
  private final List<Figure> figures = new ArrayList<>();

  private MemoryBenchmark(MemoryOptions options, Console console) {
    this.options = options;
    this.out = Path.of(options.getOut());
    this.console = console;
  }

  /**
   * Measures, and writes the report.
   *
   * @param written {@link MemoryOptions} as they are written
   */
  public static void run(Map<String, List<String>> written, Console console) throws Exception {
    MemoryOptions options = OptionParser.of(MemoryOptions.class).parse(written);
    if (options.getFewRows() < 1 || options.getManyRows() <= options.getFewRows()) {
      throw new OptionException("--fewRows is at least 1, and --manyRows more.");
    }
    new MemoryBenchmark(options, console).run();
  }

  private void run() throws IOException, SQLException, InterruptedException {
    Files.createDirectories(out);
    DiskSpace.check(out, options.getManyRows() * BYTES_PER_ROW + BYTES_OF_LOGS, "--manyRows");
    for (MemoryServer server : Choice.of("--servers", MemoryServer.class, options.getServers())) {
      measure(server);
    }
    MemoryResult result = new MemoryResult(Machine.current(), figures);
    Files.writeString(out.resolve("bench.md"), result.markdown());
    console.print(result.markdown());
    console.info("wrote bench.md to " + out);
  }

  private void measure(MemoryServer kind) throws IOException, SQLException, InterruptedException {
    try (TestServer server = kind.start()) {
      Schema schema = new Schema(server.database("bench")).create();
      for (long rows : List.of(options.getFewRows(), options.getManyRows())) {
        console.info("makes %,d rows on %s".formatted(rows, kind.label()));
        MemoryTable.make(schema, rows);
        read(kind, schema, rows);
      }
    }
  }

  private void read(MemoryServer kind, Schema schema, long rows)
      throws IOException, InterruptedException {
    Path log = out.resolve("process.log");
    Found first = new Found(OptionalLong.of(rows), OptionalLong.empty());
    for (SluiceScan.Way way : WAYS) {
      List<Object> args = new ArrayList<>(List.of(way, way == SluiceScan.Way.CURSOR ? 1 : 2));
      args.addAll(new Place(schema.database(), MemoryTable.NAME).arguments());
      Measured client = Measured.run(Jvm.runLikeSluice(HEAP, SluiceScan.class, args), log);
      Found found = Found.in(log);
      if (found.rows().isEmpty() || !found.isLike(first)) {
        throw new BenchException(
            "%s on %s has read %s, and not %s.".formatted(way, kind.label(), found, first));
      }
      first = found;
      figures.add(new Figure(kind, way, rows, client));
      console.info(
          "%s, %s: %,d rows in %.1f s, peak RSS %,.0f MB"
              .formatted(
                  kind.label(),
                  Choice.nameOf(way),
                  rows,
                  client.seconds(),
                  client.peakRssBytes() / 1e6));
    }
  }
}
