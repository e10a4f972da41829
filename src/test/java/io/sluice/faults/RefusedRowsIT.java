package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.KillableServer;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A row that the database refuses is rejected, and no other; a database that is full is no row's
 * fault.
 */
@ExtendWith(Servers.class)
class RefusedRowsIT {

  private static final int ROWS = 20_000;

  @TempDir private Path directory;

  @OnOneRunner
  void exactlyThePoisonedRowsAreRejected(Runner runner, Schema schema) throws Exception {
    Path rejects = directory.resolve("rejects");
    Path first = log(0, ROWS, "first");
    Program.load(runner, schema, rejects, "--input=" + first);
    schema.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON chat_messages FOR EACH ROW"
            + " IF NEW.data LIKE 'poison%' THEN"
            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this one'; END IF");
    Path log = log(ROWS, ROWS, "second");

    Ended load = Program.load(runner, schema, rejects, "--input=" + log);

    List<String> poisoned =
        Files.readAllLines(log).stream().filter(line -> line.contains("poison")).toList();
    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary())
        .isEqualTo(
            "sluice load: read=%d loaded=%d duplicate=0 conflict=0 filtered=0 rejected=%d blank=0"
                .formatted(ROWS, ROWS - poisoned.size(), poisoned.size()));
    List<String> good = new ArrayList<>(Files.readAllLines(first));
    good.addAll(Files.readAllLines(log));
    good.removeAll(Set.copyOf(poisoned));
    Path all = Lines.file(directory, good.toArray(String[]::new));
    assertThat(schema.messages("chat_messages")).isEqualTo(Oracle.of(all).rows());
    List<String> rejected = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects)) {
      assertThat(reject.get("reason").asText()).isEqualTo("REFUSED");
      assertThat(reject.get("detail").asText())
          .isEqualTo(
              "the database refused it: a trigger or a routine refused the row (error 1644,"
                  + " SQLState 45000)");
      rejected.add(new String(Rejects.raw(reject), StandardCharsets.UTF_8));
    }
    assertThat(rejected).containsExactlyInAnyOrderElementsOf(poisoned);
  }

  @Test
  void aFullTablespaceStopsTheLoadWhichGoesOnWhenThereIsSpace() throws Exception {
    try (KillableServer server =
        KillableServer.running(
            "--innodb-data-file-path=ibdata1:12M:autoextend:max:48M",
            "--innodb-file-per-table=OFF")) {
      Schema schema = server.schema().create();
      schema.execute("CREATE TABLE ballast (id INT PRIMARY KEY AUTO_INCREMENT, b VARCHAR(2000))");
      schema.execute("INSERT INTO ballast (b) VALUES (REPEAT('x', 2000))");
      for (int i = 0; i < 13; i++) {
        schema.execute("INSERT INTO ballast (b) SELECT b FROM ballast");
      }
      Path rejects = directory.resolve("rejects");
      Path log = log(0, 50_000, "all");

      Ended full = Program.load(Runner.DIRECT, schema, rejects, "--input=" + log);

      assertThat(full.status()).as(full.out()).isEqualTo(4);
      assertThat(full.err())
          .contains("Free space on the server")
          .contains("Run the same command again; it resumes the load.");
      assertThat(Rejects.in(rejects)).isEmpty();

      schema.execute("DROP TABLE ballast");
      Ended load = Program.load(Runner.DIRECT, schema, rejects, "--input=" + log);
      // The server gives the space free in its own time.
      for (int i = 0; i < 20 && load.status() == 4; i++) {
        Thread.sleep(500);
        load = Program.load(Runner.DIRECT, schema, rejects, "--input=" + log);
      }

      new ChatLogFile(log, Oracle.of(log)).assertLoaded(load, schema, rejects);
    }
  }

  private Path log(int firstId, int rows, String name) throws Exception {
    List<String> lines =
        IntStream.range(firstId, firstId + rows)
            .mapToObj(
                id ->
                    Lines.of(
                        Integer.toString(id),
                        "message",
                        "from",
                        1 + id,
                        (firstId > 0 && id % 1_777 < 2 ? "poison " : "good ") + "x".repeat(200)))
            .toList();
    return Files.write(directory.resolve(name + ".ndjson"), lines);
  }
}
