package io.sluice.load.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.network.BlockStep;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger remembers, and notices. */
@ExtendWith(Servers.class)
class LedgerIT {

  private static final String SMALL_BATCHES = "--commitTarget=0.01s";
  private static final String LOST = "Table chat_messages has lost rows since ";

  @TempDir private Path directory;

  @OnEachRunner
  void aLoadThatStoppedGoesOnWhereItWas(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = stoppedLoad(runner, schema);
    String before = linesOfStoppedLoad(schema);

    Ended load = load(runner, schema, log.file());

    log.assertLoaded(load, schema, directory.resolve("rejects"));
    assertThat(load.err())
        .contains("earlier runs had dealt with " + before + " of the lines; this run went on");
  }

  @Test
  void aLoadThatStoppedBeginsAnewWhereItIsAskedTo(Schema schema) throws Exception {
    ChatLogFile log = stoppedLoad(Runner.DIRECT, schema);

    Ended load = load(Runner.DIRECT, schema, log.file(), "--restart");

    assertThat(load.err()).doesNotContain("earlier runs");
    assertThat(load.summary())
        .startsWith("sluice load: read=" + Files.readAllLines(log.file(), ISO_8859_1).size());
    assertThat(schema.messages("chat_messages")).isEqualTo(log.oracle().rows());
  }

  // The rows that are dealt with could not be told from the others any more.
  @Test
  void aColumnThatWasWidenedInTheMiddleOfALoadIsNoticed(Schema schema) throws Exception {
    schema.create();
    Path file = directory.resolve("log.ndjson");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      lines.add(Lines.message("%05d".formatted(i), i % 100 == 0 ? "x".repeat(300) : "a"));
    }
    Files.write(file, lines);
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      BlockStep.INSERT.endsAt(2, proxy, () -> proxy.refuseFor(Duration.ofMinutes(1)));
      load(
          Runner.DIRECT,
          proxy.via(schema),
          file,
          SMALL_BATCHES,
          "--targetParallelism=1",
          "--retryFor=1s");
    }
    schema.execute("ALTER TABLE chat_messages MODIFY data VARCHAR(400) NOT NULL DEFAULT ''");

    Ended load = load(Runner.DIRECT, schema, file);
    Ended forRestart = load(Runner.DIRECT, schema, file, "--restart");

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err()).contains("not the same records as when they were loaded in part");
    assertThat(forRestart.status()).as(forRestart.err()).isZero();
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("20000");
  }

  @Test
  void aLoadThatStoppedWantsTheSameDirectoryOfRejects(Schema schema) throws Exception {
    ChatLogFile log = stoppedLoad(Runner.DIRECT, schema);

    Ended load =
        Program.load(Runner.DIRECT, schema, directory.resolve("others"), "--input=" + log.file());

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .isEqualTo(
            ("sluice: error: The load of %s writes its rejects into %s; resume it with the same"
                    + " directory, or load everything again with --restart.\n")
                .formatted(log.file(), directory.resolve("rejects")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM chat_messages",
        "TRUNCATE TABLE chat_messages",
        "DROP TABLE chat_messages",
        "RENAME TABLE chat_messages TO old, older TO chat_messages"
      })
  void aTableThatHasLostItsRowsIsNoticed(String loss, Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"), Lines.message("2", "b"));
    Ended first = load(Runner.DIRECT, schema, file);
    schema.execute("CREATE TABLE older LIKE chat_messages");
    schema.execute("INSERT INTO older SELECT * FROM chat_messages WHERE id > '1'");
    schema.execute(loss);

    Ended again = load(Runner.DIRECT, schema, file);
    Ended forRestart = load(Runner.DIRECT, schema, file, "--restart");

    assertThat(again.status()).isEqualTo(4);
    assertThat(again.err())
        .startsWith("sluice: error: " + LOST + file + " was loaded into it")
        .endsWith("Load everything again with --restart.\n");
    assertThat(forRestart.status()).as(forRestart.err()).isZero();
    assertThat(schema.messages("chat_messages")).hasSize(2);
    assertThat(first.summary()).contains("loaded=2");
  }

  /** A job deletes what is old, and each day the same pattern loads the next day's file. */
  @OnEachRunner
  void rowsThatOthersDeleteStayDeleted(Runner runner, Schema schema) throws Exception {
    String pattern = directory + "/day-*.ndjson";
    ChatLogFile first = ChatLogFile.generate(directory, 20_000);
    Files.move(first.file(), directory.resolve("day-1.ndjson"));
    Ended loaded = load(runner, schema, Path.of(pattern));
    assertThat(loaded.status()).as(loaded.err()).isZero();
    int all = schema.messages("chat_messages").size();
    schema.execute(
        "DELETE FROM chat_messages ORDER BY `timestamp` LIMIT " + Math.round(all * 0.95));
    int kept = schema.messages("chat_messages").size();
    Files.writeString(directory.resolve("day-2.ndjson"), Lines.message("next day", "a") + "\n");

    Ended next = load(runner, schema, Path.of(pattern));

    assertThat(next.status()).as(next.err()).isZero();
    assertThat(next.err())
        .containsPattern(
            "About 1[5-9],\\d{3} of the rows that were loaded into table chat_messages have been"
                + " deleted since \\(\\d+ of \\d+ samples\\); they stay deleted.");
    assertThat(schema.messages("chat_messages")).hasSize(kept + 1);
    assertThat(schema.value("SELECT state FROM sluice_load ORDER BY started DESC LIMIT 1"))
        .isEqualTo("done");
  }

  /** What was committed after the backup is missing. */
  @Test
  void aRestoredTableIsNoticedAndTheLossCanBeAccepted(Schema schema) throws Exception {
    Path first = Lines.file(directory, Lines.message("1", "a"));
    Path second = Lines.file(directory, Lines.message("2", "b"));
    load(Runner.DIRECT, schema, first);
    schema.execute("CREATE TABLE backup LIKE chat_messages");
    schema.execute("INSERT INTO backup SELECT * FROM chat_messages");
    load(Runner.DIRECT, schema, second);
    schema.execute("RENAME TABLE chat_messages TO old, backup TO chat_messages");
    String both = first + "," + second;

    Ended refused = load(Runner.DIRECT, schema, Path.of(both));
    Ended accepted = load(Runner.DIRECT, schema, Path.of(both), "--acceptLostRows");
    Ended afterwards = load(Runner.DIRECT, schema, Path.of(both));

    assertThat(refused.status()).isEqualTo(4);
    assertThat(refused.err()).startsWith("sluice: error: " + LOST + second);
    assertThat(accepted.status()).as(accepted.err()).isZero();
    assertThat(afterwards.status()).as(afterwards.err()).isZero();
    assertThat(schema.messages("chat_messages")).hasSize(1);
  }

  @Test
  void aTableThatIsEmptiedInTheMiddleOfALoadIsNoticed(Schema schema) throws Exception {
    ChatLogFile log = stoppedLoad(Runner.DIRECT, schema);
    schema.execute("DELETE FROM chat_messages");

    Ended load = load(Runner.DIRECT, schema, log.file());

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err()).contains(LOST + log.file() + " was partly loaded into it");
  }

  @Test
  void onlyFilesThatAreNewAreRead(Schema schema) throws Exception {
    Path one = Lines.file(directory, Lines.message("1", "a"));
    Path other = Lines.file(directory, Lines.message("1", "a"), Lines.message("2", "b"));
    load(Runner.DIRECT, schema, one);

    Ended both =
        Program.load(
            Runner.DIRECT,
            schema,
            directory.resolve("rejects"),
            "--input=" + one + "," + other + "," + one);

    assertThat(both.summary()).contains("read=3 loaded=2 duplicate=1 ");
    assertThat(both.err()).contains("earlier runs had dealt with 1 of the lines");
  }

  @Test
  void aFileThatHasChangedIsAnother(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(Runner.DIRECT, schema, file);
    Files.writeString(file, Lines.message("2", "b") + "\n", StandardOpenOption.APPEND);

    assertThat(load(Runner.DIRECT, schema, file).summary())
        .contains("read=2 loaded=1 duplicate=1 ");
  }

  @Test
  void anotherFilterIsAnotherLoad(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(Runner.DIRECT, schema, file, "--types=status");

    assertThat(load(Runner.DIRECT, schema, file, "--types=message").summary())
        .contains("read=1 loaded=1 ");
  }

  @Test
  void withoutALedgerALoadIsRepeated(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(Runner.DIRECT, schema, file, "--ledger=off");

    assertThat(load(Runner.DIRECT, schema, file, "--ledger=off").summary())
        .contains("read=1 loaded=0 duplicate=1 ");
    assertThat(schema.query("SHOW TABLES")).containsExactly(List.of("chat_messages"));
  }

  @Test
  void aSecondRunOfALoadTakesItOver(Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      CountDownLatch isInTheMiddle = new CountDownLatch(1);
      BlockStep.PARSE.endsAt(
          2,
          proxy,
          () -> {
            proxy.blackHole(true);
            isInTheMiddle.countDown();
          });
      // One worker, so that no other one holds locks meanwhile.
      CompletableFuture<Ended> first =
          CompletableFuture.supplyAsync(
              () -> load(Runner.DIRECT, proxy.via(schema), log.file(), "--targetParallelism=1"));
      assertThat(isInTheMiddle.await(1, TimeUnit.MINUTES)).isTrue();

      Ended second = load(Runner.DIRECT, schema, log.file());
      proxy.blackHole(false);

      assertThat(first.get().status()).isEqualTo(4);
      assertThat(first.get().err())
          .contains("Another run has claimed the files of this load; this one (load-");
      log.assertLoaded(second, schema, directory.resolve("rejects"));
    }
  }

  @Test
  void whoMayNotCreateTheLedgerIsToldSo(Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"));
    load(Runner.DIRECT, schema, file, "--ledger=off");
    String rights =
        "SELECT, INSERT, UPDATE ON %s.chat_messages".formatted(schema.database().name());
    List<String> user = LimitedUser.with(rights, schema, directory);

    Ended refused = Program.run("load", user, "--input=" + file, "--quiet");
    Ended without = Program.run("load", user, "--input=" + file, "--quiet", "--ledger=off");

    assertThat(refused.status()).isEqualTo(4);
    assertThat(refused.err())
        .contains(" may not create the tables sluice_load, sluice_load_file and ")
        .endsWith("or use --ledger=off.\n")
        .hasLineCount(1);
    assertThat(without.status()).as(without.err()).isZero();
  }

  /** A load of several blocks that the database stops in the last one. */
  private ChatLogFile stoppedLoad(Runner runner, Schema schema) throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 30_000);
    Path empty = Lines.file(directory, "");
    load(runner, schema, empty);
    List<List<String>> rows = new ArrayList<>(log.oracle().rows());
    // As a full disk would; a random row is in a random block.
    schema.execute(
        "CREATE TRIGGER full BEFORE INSERT ON chat_messages FOR EACH ROW IF NEW.id = '%s' THEN"
                .formatted(rows.get(rows.size() / 2).get(0))
            + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'full'; END IF");
    Ended load = load(runner, schema, log.file(), SMALL_BATCHES);
    assertThat(load.status()).as(load.out()).isEqualTo(4);
    assertThat(load.err())
        .contains("Writing rows to table chat_messages failed at ")
        .contains("Run the same command again; it resumes the load.");
    schema.execute("DROP TRIGGER full");
    return log;
  }

  /** Threads of the runner may still commit a batch after the program has ended. */
  private static String linesOfStoppedLoad(Schema schema) throws Exception {
    String lines = "";
    String now = schema.value("SELECT SUM(`read`) FROM sluice_load_batch WHERE `end` > 1");
    while (!now.equals(lines)) {
      lines = now;
      Thread.sleep(1_000);
      now = schema.value("SELECT SUM(`read`) FROM sluice_load_batch WHERE `end` > 1");
    }
    return lines;
  }

  private Ended load(Runner runner, Schema schema, Path input, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--input=" + input);
    return Program.load(runner, schema, directory.resolve("rejects"), all.toArray(String[]::new));
  }
}
