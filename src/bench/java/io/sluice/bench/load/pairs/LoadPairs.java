package io.sluice.bench.load.pairs;

import io.sluice.bench.load.Contestant;
import io.sluice.bench.load.Contestant.Load;
import io.sluice.bench.load.Inputs;
import io.sluice.bench.load.LoadTables;
import io.sluice.bench.load.ProgramLoad;
import io.sluice.bench.load.TableContents;
import io.sluice.bench.load.TableState;
import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.DiskSpace;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.Scratch;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.bench.pairs.Build;
import io.sluice.bench.pairs.Builds;
import io.sluice.bench.pairs.PairResults;
import io.sluice.bench.pairs.Pairs;
import io.sluice.bench.pairs.Sample;
import io.sluice.bench.pairs.Series;
import io.sluice.cli.Console;
import io.sluice.cli.OptionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The comparison of this build's loads with a baseline's. */
public final class LoadPairs {

  private final LoadPairSpec spec;
  private final Inputs inputs;
  private final BenchServer server;
  private final LoadTables tables;
  private final Path log;
  private final Set<List<?>> compared = new HashSet<>();

  private LoadPairs(LoadPairSpec spec, Inputs inputs, BenchServer server, Path log) {
    this.spec = spec;
    this.inputs = inputs;
    this.server = server;
    this.tables = new LoadTables(spec.sizes(), server);
    this.log = log;
  }

  /**
   * Measures, writes the report, and fails where this build costs too much.
   *
   * @param written {@link LoadPairOptions} as they are written
   */
  public static void run(Map<String, List<String>> written, Console console) throws Exception {
    LoadPairSpec spec = LoadPairSpec.of(OptionParser.of(LoadPairOptions.class).parse(written));
    PairResults results = measure(spec, console);
    results.write(spec.out(), console);
    results.check(spec.pairs().limit());
  }

  private static PairResults measure(LoadPairSpec spec, Console console) throws Exception {
    Machine machine = Machine.current();
    ServerSettings settings = ServerSettings.on(machine.memoryBytes(), spec.tls());
    Path log = Files.createDirectories(spec.out()).resolve("process.log");
    Builds builds = Builds.of(spec.pairs(), log);
    console.info(builds.archives());
    try (Scratch scratch = Scratch.in(spec.out())) {
      DiskSpace.check(
          spec.out(), spec.sizes().bytes() + settings.redoBytes(), "--rows, --baseRows");
      try (BenchServer server = BenchServer.start(settings, scratch.directory("states"))) {
        Inputs inputs = Inputs.generate(spec.sizes(), scratch.directory("lines"));
        LoadPairs loads = new LoadPairs(spec, inputs, server, log);
        Pairs pairs = new Pairs(builds, spec.pairs().pairs(), console);
        return new PairResults(builds, machine, settings, loads.measure(pairs));
      }
    }
  }

  private List<Series> measure(Pairs pairs) throws IOException, SQLException, InterruptedException {
    tables.make(spec.tables(), inputs.base(), log);
    List<Series> series = new ArrayList<>();
    for (TableState table : spec.tables()) {
      for (Contestant contestant : spec.contestants()) {
        ProgramLoad load = contestant.program().orElseThrow();
        series.add(
            pairs.measure(
                contestant.label() + ", " + spec.sizes().title(table),
                spec.sizes().rows(table),
                build -> load(build, load, table)));
      }
    }
    return series;
  }

  private Sample load(Build build, ProgramLoad load, TableState table)
      throws IOException, SQLException, InterruptedException {
    server.restore(table);
    double cpuBefore = server.cpuSeconds();
    Measured client =
        build.run(load.heap(), load.arguments(new Load(inputs.into(table), server)), log);
    double serverCpu = server.cpuSeconds() - cpuBefore;
    // To read all of a filled table takes longer than to load.
    boolean everyRow = compared.add(List.of(table, load, build)) || table == TableState.EMPTY;
    tables.check(table, build.name(), everyRow);
    long bytes = TableContents.fileBytes(server.schema());
    return new Sample(client, serverCpu, OptionalLong.of(bytes));
  }
}
