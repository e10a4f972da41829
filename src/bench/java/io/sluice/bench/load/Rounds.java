package io.sluice.bench.load;

import io.sluice.bench.load.Contestant.Load;
import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.cli.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is measured, one process after the other. */
final class Rounds {

  private final BenchSpec spec;
  private final Inputs inputs;
  private final BenchServer server;
  private final LoadTables tables;
  private final Console console;
  private final Path log;
  private final List<Run> runs = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private Optional<Run> fiveTimes = Optional.empty();

  Rounds(BenchSpec spec, Inputs inputs, BenchServer server, Console console) {
    this.spec = spec;
    this.inputs = inputs;
    this.server = server;
    this.tables = new LoadTables(spec.sizes(), server);
    this.console = console;
    this.log = spec.out().resolve("process.log");
  }

  /** Brings the server into the states from which is loaded. */
  void makeTables() throws IOException, SQLException, InterruptedException {
    tables.make(spec.tables(), inputs.base(), log);
  }

  /** Lets each contestant load into each table. */
  void load(int round) throws IOException, SQLException, InterruptedException {
    for (TableState table : spec.tables()) {
      for (Contestant contestant : spec.inTurn(round)) {
        runs.add(run(table, contestant, round, inputs.into(table)));
        tables.check(table, contestant.label(), table == TableState.EMPTY || round == 1);
      }
    }
  }

  /** Reads without a database. */
  void read(int round) throws IOException, InterruptedException {
    if (spec.reading()) {
      Reading reading = Reading.of(inputs.base(), log);
      console.info(
          "round %d: reads %,.0f lines/s, Jackson alone %,.0f"
              .formatted(round, reading.dryRunLinesPerSecond(), reading.bareLinesPerSecond()));
      readings.add(reading);
    }
  }

  /** Loads five times the rows, where it is asked for. */
  void loadFiveTimes() throws IOException, SQLException, InterruptedException {
    if (spec.linearity()) {
      Input lines =
          Inputs.generateOne(
              5 * spec.sizes().rows(), spec.sizes().ids(), inputs.base().directory());
      fiveTimes = Optional.of(run(TableState.EMPTY, Contestant.SLUICE_DIRECT, 1, lines));
    }
  }

  Results results(Machine machine, ServerSettings settings) {
    return new Results(spec, machine, settings, runs, readings, fiveTimes);
  }

  private Run run(TableState table, Contestant contestant, int round, Input input)
      throws IOException, SQLException, InterruptedException {
    server.restore(table);
    double cpuBefore = server.cpuSeconds();
    Measured client = Measured.run(contestant.command(new Load(input, server)), log);
    console.info(
        "round %d: %s, %,d rows into the %s table: %.1f s"
            .formatted(
                round, contestant.label(), input.rows(), Choice.nameOf(table), client.seconds()));
    return new Run(table, contestant, round, client, server.cpuSeconds() - cpuBefore);
  }
}
