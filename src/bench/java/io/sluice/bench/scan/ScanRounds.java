package io.sluice.bench.scan;

import io.sluice.bench.measure.Attempt;
import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.ServerSettings;
import io.sluice.bench.scan.ScanResult.End;
import io.sluice.bench.scan.report.ScanReport;
import io.sluice.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/** What is measured, one process after the other. */
final class ScanRounds {

  /** Those of which the growth of time is measured. */
  private static final List<ScanContestant> GROWING =
      List.of(ScanContestant.JDBC_OFFSET, ScanContestant.SLUICE_KEYSET_2);

  private final ScanBenchSpec spec;
  private final BenchServer server;
  private final Tools tools;
  private final String bigHeap;
  private final Path scratch;
  private final Path log;
  private final Console console;
  private final Set<ScanContestant> contestants = new LinkedHashSet<>();
  private final Map<ScanContestant, Measured> starts = new EnumMap<>(ScanContestant.class);
  private final Map<String, Found> contents = new HashMap<>();
  private final List<ScanResult> scans = new ArrayList<>();
  private final List<Growth> growth = new ArrayList<>();

  /**
   * @param scratch a directory for what is written
   */
  ScanRounds(
      ScanBenchSpec spec,
      BenchServer server,
      Tools tools,
      Machine machine,
      Path scratch,
      Console console) {
    this.spec = spec;
    this.server = server;
    this.tools = tools;
    this.bigHeap = bigHeap(machine);
    this.scratch = scratch;
    this.log = spec.out().resolve("process.log");
    this.console = console;
  }

  /** A quarter of the memory, as the server has up to a third; 6 GB are plenty. */
  static String bigHeap(Machine machine) {
    return "-Xmx%dm".formatted(Math.min(6L << 30, machine.memoryBytes() / 4) >> 20);
  }

  /** Finds out who can take part, and what each needs before the first row. */
  void start() throws IOException, SQLException, InterruptedException {
    for (ScanContestant contestant : spec.contestants()) {
      if (!contestant.isPossible(tools)) {
        console.info("left out, as it is not installed here: " + contestant.label());
        continue;
      }
      contestants.add(contestant);
      starts.put(contestant, scan(contestant, ChatTable.OF_ONE_ROW, 0).client());
    }
    if (contestants.contains(ScanContestant.MYSQL_QUICK)) {
      countLinesOfMysql();
    }
  }

  /** Lets each read the table. Who does not come to its end does not come again. */
  void read(int round) throws IOException, SQLException, InterruptedException {
    for (ScanContestant contestant : Choice.inTurn(contestants, round)) {
      ScanResult scanned = scan(contestant, ChatTable.ALL, round);
      scans.add(scanned);
      if (!scanned.isDone()) {
        contestants.remove(contestant);
      }
      console.info("round %d: %s".formatted(round, ScanReport.words(scanned)));
    }
  }

  /** Has some read tables of several sizes, where it is asked for. */
  void grow() throws IOException, SQLException, InterruptedException {
    for (ScanContestant contestant : GROWING) {
      if (!spec.growth() || !starts.containsKey(contestant)) {
        continue;
      }
      boolean isDone = true;
      for (long size : spec.sizes()) {
        if (isDone) {
          ScanResult scanned = scan(contestant, ChatTable.ofSize(size), 1);
          isDone = scanned.isDone();
          if (isDone) {
            growth.add(new Growth(contestant, size, scanned.client()));
          }
          console.info("%,d rows: %s".formatted(size, ScanReport.words(scanned)));
        }
      }
    }
  }

  ScanResults results(Machine machine, ServerSettings settings) throws SQLException {
    return new ScanResults(
        spec, machine, settings, contents(ChatTable.ALL), bigHeap, starts, scans, growth);
  }

  private ScanResult scan(ScanContestant contestant, String table, int round)
      throws IOException, SQLException, InterruptedException {
    Path files = scratch.resolve("files");
    Files.createDirectories(files);
    Source source = new Source(server, table, tools, bigHeap, files);
    double cpuBefore = server.cpuSeconds();
    Attempt attempt = Attempt.run(contestant.command(source), log, spec.limit());
    double serverCpu = server.cpuSeconds() - cpuBefore;
    FileUtils.deleteDirectory(files.toFile());
    ScanResult scanned =
        new ScanResult(
            contestant,
            round,
            End.of(attempt, contestant.label(), log),
            attempt.measured(),
            serverCpu,
            Found.in(log));
    check(scanned, table);
    return scanned;
  }

  /** Whoever has come to the end must have read every row. */
  private void check(ScanResult scanned, String table) throws SQLException {
    Found there = contents(table);
    boolean says =
        scanned.tally().rows().isPresent() || scanned.contestant() == ScanContestant.MYSQL_QUICK;
    if (scanned.isDone() && !(says && scanned.tally().isLike(there))) {
      throw new BenchException(
          "%s has read %s, and in the table are %s."
              .formatted(scanned.contestant().label(), scanned.tally(), there));
    }
  }

  private Found contents(String table) throws SQLException {
    Found there = contents.get(table);
    if (there == null) {
      there = ChatTable.contents(server.schema(), table);
      contents.put(table, there);
    }
    return there;
  }

  /** It does not say what it has read, and what it writes goes nowhere. */
  private void countLinesOfMysql() throws IOException, SQLException, InterruptedException {
    Source source = new Source(server, ChatTable.ALL, tools, bigHeap, scratch);
    Measured.run(ScanContestant.mysqlLines(source), log);
    Found found = Found.in(log);
    if (found.rows().isEmpty() || !found.isLike(contents(ChatTable.ALL))) {
      throw new BenchException(
          "mysql --quick has written %s lines, and in the table are %s."
              .formatted(found, contents(ChatTable.ALL)));
    }
  }
}
