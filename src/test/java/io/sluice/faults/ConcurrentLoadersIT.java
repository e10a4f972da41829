package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.AtOnce;
import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.ledger.LedgerTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loaders that run at the same time, over overlapping ids, do not disturb each other. */
@ExtendWith(Servers.class)
class ConcurrentLoadersIT {

  private static final int LOADERS = 4;
  private static final int IDS = 3_000;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"keep", "latest"})
  void fourOfThemComeToTheRightTable(String onDuplicate, Schema schema) throws Exception {
    int rows = Thoroughness.of(8_000, 100_000);
    long[] latest = new long[IDS];
    List<Path> logs = new ArrayList<>();
    for (int loader = 0; loader < LOADERS; loader++) {
      logs.add(log(loader, rows, latest));
    }
    List<Ended> loads = AtOnce.run(LOADERS, i -> () -> load(logs.get(i), onDuplicate, schema));

    long loaded = 0;
    Set<String> kept = new TreeSet<>();
    for (int loader = 0; loader < LOADERS; loader++) {
      Ended load = loads.get(loader);
      assertThat(load.status()).as(load.err()).isZero();
      long conflicts = count(load, "conflict");
      assertThat(count(load, "loaded") + count(load, "duplicate") + conflicts)
          .as(load.summary())
          .isEqualTo(count(load, "read"))
          .isEqualTo(rows);
      loaded += count(load, "loaded");
      kept.addAll(kept(logs.get(loader), onDuplicate.equals("keep") ? conflicts : 0));
    }

    assertThat(loaded).isEqualTo(IDS);
    List<String> table =
        schema.messages("chat_messages").stream().map(ConcurrentLoadersIT::line).toList();
    assertThat(table).hasSize(IDS);
    if (onDuplicate.equals("keep")) {
      // Each row is a line that one of them kept, and no line was kept that is not there.
      assertThat(table).containsExactlyElementsOf(kept);
    } else {
      assertThat(table)
          .isEqualTo(IntStream.range(0, IDS).mapToObj(id -> line(id(id), latest[id])).toList());
    }
  }

  private static Ended load(Path log, String onDuplicate, Schema schema) {
    return Program.load(
        Runner.DIRECT, schema, rejects(log), "--input=" + log, "--onDuplicate=" + onDuplicate);
  }

  /** The lines of a log that are not rejected; of the others, so many, each is rejected once. */
  private static List<String> kept(Path log, long conflicts) throws Exception {
    List<String> rejected = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects(log))) {
      assertThat(reject.get("reason").asText()).isEqualTo("CONFLICT");
      rejected.add(reject.get("raw").asText());
    }
    Set<String> conflicting = Set.copyOf(rejected);
    List<String> lines = Files.readAllLines(log);
    assertThat(rejected.stream().sorted().toList())
        .hasSize((int) conflicts)
        .isEqualTo(lines.stream().filter(conflicting::contains).sorted().toList());
    return lines.stream().filter(line -> !conflicting.contains(line)).toList();
  }

  private static Path rejects(Path log) {
    return Path.of(log + ".rejects");
  }

  private static String line(List<String> row) {
    return Lines.of(row.get(0), row.get(2), row.get(3), Long.parseLong(row.get(5)), row.get(4));
  }

  private static String line(String id, long second) {
    return Lines.of(id, "message", "from", second, "at " + second);
  }

  @Test
  void thoseThatStartAtOnceCreateTheTablesTogether(Schema schema) throws Exception {
    TargetTable table = new TargetTable(schema.database(), ChatMessageModel.CHAT_MESSAGES.table());
    for (int round = 0; round < Thoroughness.of(10, 100); round++) {
      AtOnce.run(LOADERS, i -> () -> createTables(table));
      schema.onServer("DROP DATABASE " + schema.database().name());
    }
  }

  private static Void createTables(TargetTable table) {
    table.check();
    table.createIfMissing();
    LedgerTables.createIfMissing(table.database());
    return null;
  }

  /** A log in which each id stands many times, with other contents each time. */
  private Path log(int loader, int rows, long[] latest) throws Exception {
    Random random = new Random(loader);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int id = row < IDS ? row : random.nextInt(IDS);
      long second = 1 + random.nextInt(Integer.MAX_VALUE);
      latest[id] = Math.max(latest[id], second);
      lines.add(line(id(id), second));
    }
    return Files.write(directory.resolve(loader + ".ndjson"), lines);
  }

  private static String id(int id) {
    return String.format("%05d", id);
  }

  private static long count(Ended load, String outcome) {
    return Long.parseLong(load.summary().replaceFirst(".* " + outcome + "=(\\d+).*", "$1"));
  }
}
