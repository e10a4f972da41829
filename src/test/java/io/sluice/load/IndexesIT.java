package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.load.input.CompressedFiles;
import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.network.BlockStep;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** When the secondary indexes of a table are built, and that they are in the end. */
@ExtendWith(Servers.class)
class IndexesIT {

  private static final List<String> BOTH = List.of("site_id", "timestamp");

  @TempDir private Path directory;

  @Test
  void aNewTableGetsItsKeysInOneGoWhenItsRowsAreThere(Schema schema) throws Exception {
    schema.create();
    Queue<String> statements = new ConcurrentLinkedQueue<>();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.show(
          statement -> {
            if (statement.startsWith("ALTER ")) {
              statements.add("ALTER");
            }
            if (statement.startsWith("INSERT INTO sluice_load_batch (")) {
              statements.add("rows with the keys " + keys(schema));
            }
          });
      load(proxy.via(schema), Lines.message("1", "a"));
    }
    assertThat(statements).containsExactly("ALTER", "rows with the keys []", "ALTER");
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  /** A key that refuses a row was dropped, and could not be built with the row in the table. */
  @Test
  void aKeyThatRefusesARowStaysAndTheOthersAreAsTheyWere(Schema schema) throws Exception {
    load(schema, "");
    schema.execute(
        "ALTER TABLE chat_messages DROP KEY `timestamp`, ADD KEY words (data(20)),"
            + " ADD COLUMN n INT NOT NULL AUTO_INCREMENT, ADD KEY n (n),"
            + " ADD COLUMN size INT AS (LENGTH(data)) STORED, ADD KEY size (size),"
            + " ADD COLUMN owner INT, ADD KEY owned (owner, `from`),"
            + " ADD COLUMN part INT, ADD KEY part (part),"
            + " ADD KEY same (site_id), ADD KEY same_again USING BTREE (site_id),"
            + " ADD KEY `odd ``name` (`from`(10) DESC, `timestamp`) COMMENT 'it''s\\n ours\\\\',"
            + " ADD FULLTEXT KEY text (data)");
    schema.execute("CREATE TABLE owners (owner INT PRIMARY KEY)");
    schema.execute("ALTER TABLE chat_messages ADD FOREIGN KEY (owner) REFERENCES owners (owner)");
    schema.execute(
        "CREATE TABLE parts (part INT, FOREIGN KEY (part) REFERENCES chat_messages (part))");
    schema.execute(
        "ALTER TABLE chat_messages "
            + (schema.isMySql()
                ? "ADD KEY number ((CAST(data AS SIGNED)))"
                : "ADD COLUMN x INT AS (CAST(data AS INT)) VIRTUAL, ADD KEY number (x)"));
    List<String> before = definition(schema);

    Ended load = load(schema, Lines.message("1", "7") + "\n" + Lines.message("2", "a"));

    assertThat(load.summary()).as(load.err()).contains(" loaded=1 ").contains(" rejected=1 ");
    assertThat(definition(schema)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  @Test
  void aTableWithRowsKeepsItsKeysUnlessItIsAsked(Schema schema) throws Exception {
    load(schema, Lines.message("1", "a"));
    Queue<String> changes = new ConcurrentLinkedQueue<>();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.show(
          statement -> {
            if (statement.startsWith("ALTER ")) {
              changes.add(statement);
            }
          });
      load(proxy.via(schema), Lines.message("2", "a"));
      assertThat(changes).isEmpty();
      load(proxy.via(schema), Lines.message("3", "a"), "--indexes=later");
      assertThat(changes).hasSize(2);
    }
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  @Test
  void theKeysAreBuiltWithTheRowsWhereThatIsAsked(Schema schema) throws Exception {
    load(schema, Lines.message("1", "a"), "--indexes=now");
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
    assertThat(schema.query("SHOW TABLES").toString()).doesNotContain("sluice_load_index");
  }

  @Test
  void aLoadThatIsStoppedLeavesThemToTheNext(Schema schema) throws Exception {
    ChatLogFile log = stopped(schema);
    assertThat(keys(schema)).isEmpty();

    Ended load = load(schema, log.file());

    log.assertLoaded(load, schema, directory.resolve("rejects"));
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  @Test
  void aLoadThatIsStoppedLeavesThemToAnyOtherOfTheTable(Schema schema) throws Exception {
    stopped(schema);
    load(schema, Lines.message("another", "a"), "--indexes=now");
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  @Test
  void whereTheyCouldNotBeBuiltTheSameCommandDoesNothingElse(Schema schema) throws Exception {
    schema.create();
    Path file = Lines.file(directory, Lines.message("1", "a"));
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.cutBefore(
          sent -> sent.get(sent.size() - 1).contains(" ADD INDEX "),
          () -> proxy.refuseFor(Duration.ofMinutes(1)));
      Ended stopped = program(proxy.via(schema), file, "--retryFor=1s");
      assertThat(stopped.status()).as(stopped.err()).isEqualTo(4);
      assertThat(stopped.err()).contains("The rows are loaded, the indexes are not built");
    }
    assertThat(keys(schema)).isEmpty();

    Ended load = load(schema, file);

    assertThat(load.err()).contains("everything had been loaded before");
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  /** The server has done it, and the load does not know. */
  @Test
  void theReplyToTheirDroppingMayBeLost(Schema schema) throws Exception {
    load(schema, "");
    AtomicBoolean lost = new AtomicBoolean();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.cutBefore(
          sent ->
              sent.get(sent.size() - 1).contains(" DROP INDEX ") && lost.compareAndSet(false, true),
          () ->
              execute(schema, "ALTER TABLE chat_messages DROP KEY site_id, DROP KEY `timestamp`"));
      load(proxy.via(schema), Lines.message("1", "a"));
    }
    assertThat(lost).isTrue();
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  /** While it builds a key, a server notes what others change, up to a bound. */
  @Test
  void whoChangesTooMuchWhileTheyAreBuiltHasToWait(Schema schema) throws Exception {
    load(schema, ChatLogFile.generate(directory, 100_000).file());
    schema.execute("ALTER TABLE chat_messages MODIFY site_id VARCHAR(160) NOT NULL");
    String bound = schema.server("SELECT @@innodb_online_alter_log_max_size");
    schema.onServer("SET GLOBAL innodb_online_alter_log_max_size = 65536");
    Queue<String> statements = new ConcurrentLinkedQueue<>();
    AtomicBoolean built = new AtomicBoolean();
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      proxy.show(statements::add);
      DeferredIndexes keys =
          new DeferredIndexes(proxy.via(schema.database()), "chat_messages", Duration.ofMinutes(1));
      keys.drop();
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(
              () -> {
                while (!built.get()) {
                  execute(
                      schema,
                      "UPDATE chat_messages SET site_id = REPEAT(LEFT(UUID(), 8), 20) LIMIT 5000");
                }
              });
      try {
        assertThat(keys.build()).containsExactlyElementsOf(BOTH);
      } finally {
        built.set(true);
        others.join();
      }
    } finally {
      schema.onServer("SET GLOBAL innodb_online_alter_log_max_size = " + bound);
    }
    assertThat(statements).anyMatch(statement -> statement.endsWith(", LOCK=SHARED"));
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  @Test
  void whoMayNotAlterTheTableLoadsItAsItIs(Schema schema) throws Exception {
    load(schema, "");
    Path file = Lines.file(directory, Lines.message("1", "a"));
    List<String> user =
        LimitedUser.with(
            "SELECT, INSERT, UPDATE, DELETE, CREATE ON %s.*".formatted(schema.database().name()),
            schema,
            directory);

    Ended load = Program.run("load", user, "--input=" + file, "--quiet");
    Ended later =
        Program.run("load", user, "--input=" + file, "--quiet", "--indexes=later", "--restart");

    assertThat(load.summary()).contains("loaded=1 ");
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
    assertThat(later.status()).isEqualTo(4);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  /** Nor who may not delete, without which nothing is taken out again where keys stay. */
  @Test
  void theRightsThatTheReadmeNamesAreEnough(Schema schema) throws Exception {
    load(schema, "");
    Path file = Lines.file(directory, Lines.message("1", "a"));
    List<String> user =
        LimitedUser.with(
            "SELECT, INSERT, UPDATE, CREATE ON %s.*".formatted(schema.database().name()),
            schema,
            directory);

    Ended load = Program.run("load", user, "--input=" + file, "--quiet");

    assertThat(load.summary()).as(load.err()).contains("loaded=1 ");
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
  }

  @Test
  void aBadInputDoesNotLeaveTheTableWithoutThem(Schema schema) throws Exception {
    Path good = Lines.file(directory, Lines.message("1", "a"));
    Path cut = directory.resolve("cut.gz");
    CompressedFiles.writeGzip(cut, Lines.message("2", "b").repeat(10_000));
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 500));
    Ended load = program(schema, Path.of(good + "," + cut));
    assertThat(load.status()).as(load.err()).isEqualTo(3);
    assertThat(keys(schema)).containsExactlyElementsOf(BOTH);
  }

  /** A load of a new table that is stopped in the middle. */
  private ChatLogFile stopped(Schema schema) throws Exception {
    schema.create();
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    try (TcpProxy proxy = TcpProxy.to(schema.database())) {
      BlockStep.INSERT.endsAt(2, proxy, () -> proxy.refuseFor(Duration.ofMinutes(1)));
      Ended stopped =
          program(
              proxy.via(schema),
              log.file(),
              "--retryFor=1s",
              "--targetParallelism=1",
              "--commitTarget=0.01s");
      assertThat(stopped.status()).as(stopped.err()).isEqualTo(4);
      assertThat(stopped.err())
          .contains("Until then, the table lacks its indexes site_id, timestamp.");
    }
    return log;
  }

  private Ended load(Schema schema, String line, String... options) throws Exception {
    return load(schema, Lines.file(directory, line), options);
  }

  private Ended load(Schema schema, Path file, String... options) {
    Ended load = program(schema, file, options);
    assertThat(load.status()).as(load.err()).isZero();
    return load;
  }

  private Ended program(Schema schema, Path file, String... options) {
    List<String> all = new ArrayList<>(List.of("--input=" + file));
    all.addAll(List.of(options));
    return Program.load(
        Runner.DIRECT, schema, directory.resolve("rejects"), all.toArray(String[]::new));
  }

  private static void execute(Schema schema, String sql) {
    try {
      schema.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of the table's definition; keys that are built anew stand behind the others. */
  private static List<String> definition(Schema schema) throws SQLException {
    return schema
        .query("SHOW CREATE TABLE chat_messages")
        .get(0)
        .get(1)
        .replaceAll(" AUTO_INCREMENT=\\d+", "")
        .lines()
        .map(line -> line.replaceFirst(",$", ""))
        .toList();
  }

  private static List<String> keys(Schema schema) {
    try {
      return schema
          .query(
              "SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_schema ="
                  + " DATABASE() AND table_name = 'chat_messages' AND index_name <> 'PRIMARY'"
                  + " ORDER BY 1")
          .stream()
          .map(row -> row.get(0))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
