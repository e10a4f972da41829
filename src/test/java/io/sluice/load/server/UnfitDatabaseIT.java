package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Password;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit is said before the first row, in a sentence each, and nothing is written. */
@ExtendWith(Servers.class)
class UnfitDatabaseIT {

  private static final String CREATE =
      """
      CREATE TABLE chat_messages (
        id VARCHAR(255) COLLATE KEY_COLLATION, `from` VARCHAR(255) NOT NULL, type VARCHAR(50),
        site_id VARCHAR(50) NOT NULL, data VARCHAR(255) DEFAULT '', `timestamp` TIMESTAMP NOT NULL,
        PRIMARY KEY (id)) CHARACTER SET utf8mb4\
      """;
  private static final String ALTER = "ALTER TABLE chat_messages ";
  private static final String TRIGGER =
      "CREATE TRIGGER tr BEFORE %s ON chat_messages FOR EACH ROW ";

  @TempDir private Path directory;

  static Stream<Arguments> unfitTables() {
    return Stream.of(
        arguments(
            ALTER + "MODIFY data INT",
            "Table chat_messages has a column data of type int; it must be VARCHAR or a TEXT"
                + " type."),
        arguments(
            ALTER + "DROP PRIMARY KEY, ADD PRIMARY KEY (id, site_id)",
            "Table chat_messages has the primary key id, site_id; it must be id."),
        arguments(
            ALTER + "DROP PRIMARY KEY, ADD PRIMARY KEY (id(10))",
            "Table chat_messages has the primary key id(10); it must be id."),
        arguments(
            ALTER + "ADD COLUMN room INT NOT NULL",
            "Table chat_messages has a column room that needs a value, but neither Sluice nor a"
                + " trigger fills it; give it a default."),
        arguments(
            TRIGGER.formatted("UPDATE") + "SET NEW.`from` = 'nobody'",
            "Table chat_messages has a trigger tr that sets column from, so that what is stored is"
                + " not what is in the file."));
  }

  @ParameterizedTest
  @MethodSource("unfitTables")
  void anUnfitTableIsRefused(String sql, String sentence, Schema schema) throws Exception {
    createTable(schema);
    schema.execute(sql);

    Ended load = load(schema.options());

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err()).isEqualTo("sluice: error: " + sentence + "\n");
    assertThat(load.out()).isEmpty();
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnce(Schema schema) throws Exception {
    schema.create().execute("CREATE TABLE chat_messages (id INT) ENGINE=MyISAM");

    Ended load = load(schema.options());

    assertThat(load.err().lines()).hasSize(8).allMatch(line -> line.startsWith("sluice: error: "));
  }

  @Test
  void aTableOfTheUsersOwnShapeIsTaken(Schema schema) throws Exception {
    createTable(schema);
    schema.execute(
        ALTER
            + "ADD COLUMN seen INT NULL FIRST,"
            + " MODIFY data MEDIUMTEXT,"
            + " MODIFY site_id TINYTEXT NOT NULL,"
            + " MODIFY `timestamp` DATETIME NOT NULL,"
            + " ADD COLUMN loaded_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
            + " ADD KEY (`from`)");

    Ended load = load(schema.options());

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("1");
  }

  @Test
  void triggersThatLeaveOurColumnsAloneAreTaken(Schema schema) throws Exception {
    createTable(schema);
    schema.execute("CREATE TABLE log (id VARCHAR(255), data VARCHAR(255))");
    schema.execute(ALTER + "ADD COLUMN seen INT NULL");
    schema.execute(
        TRIGGER.formatted("INSERT")
            + "BEGIN IF NEW.data = 'poison' THEN SIGNAL SQLSTATE '45000'; END IF;"
            + " INSERT INTO log VALUES (NEW.id, NEW.data); SET NEW.seen = 1; END");

    Ended load = load(schema.options());

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(schema.value("SELECT data FROM log")).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sluice_load_batch", "sluice_load_file", "sluice_load_index", "sluice_ledger_key"})
  void aTableOfTheUsersOwnIsNotTakenForTheLedger(String name, Schema schema) throws Exception {
    schema.create().execute("CREATE TABLE %s (id INT PRIMARY KEY, `table` INT)".formatted(name));

    Ended load = load(schema.options());
    Ended plan =
        Program.run(
            "plan",
            schema.options(),
            "--input=" + Lines.file(directory, Lines.message("1", "hello")));

    String sentence =
        "Table %s in database %s is not Sluice's: it has no column "
            .formatted(name, schema.database().name());
    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .startsWith("sluice: error: " + sentence)
        .endsWith(". Rename it, or use --ledger=off.\n");
    assertThat(plan.err()).contains(sentence);
    assertThat(schema.query("SHOW TABLES")).containsExactly(List.of(name));
  }

  @Test
  void aWrongPasswordIsSaid(Schema schema) throws Exception {
    Path wrong = Files.writeString(directory.resolve("wrong"), "not it");

    Ended load = load(schema.options(schema.database().user(), wrong.toString()));

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .startsWith(
            "sluice: error: Logging in as %s failed at %s: Access denied for user"
                .formatted(schema.database().user(), schema.database().address()))
        .endsWith(" Check --user, --passwordFile and --tls.\n");
  }

  @Test
  void aMissingPasswordFileIsSaid(Schema schema) throws Exception {
    Ended load = load(schema.options(schema.database().user(), directory + "/none"));

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .isEqualTo(
            "sluice: error: Cannot read the password file %s/none: there is no such file or"
                    .formatted(directory)
                + " directory.\n");
  }

  @Test
  void aPasswordFromAPipeServesAllConnectionsToAHostWithItsPort(Schema schema) throws Exception {
    schema.create();
    Path password = Path.of(((Password.FromFile) schema.database().password()).path());
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.write(pipe, Files.readAllBytes(password), StandardOpenOption.WRITE);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    List<String> options = new ArrayList<>(schema.options(schema.database().user(), pipe + ""));
    options.removeIf(option -> option.startsWith("--port=") || option.startsWith("--host="));
    options.add("--host=" + schema.database().address());

    Ended load = load(options);

    assertThat(load.status()).as(load.err()).isZero();
    written.get();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    Ended load = load(List.of("--host=127.0.0.1", "--port=" + closed, "--user=ann"));

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .isEqualTo(
            "sluice: error: Connecting failed at 127.0.0.1:%d: the connection was refused. Nothing"
                    .formatted(closed)
                + " listens there, or a firewall refuses it. Check --host and --port, and that the"
                + " server runs.\n");
  }

  private Ended load(List<String> options) throws Exception {
    return Program.run(
        "load",
        options,
        "--quiet",
        "--rejects=" + directory.resolve("rejects"),
        "--input=" + Lines.file(directory, Lines.message("1", "hello")));
  }

  private static void createTable(Schema schema) throws SQLException {
    String collation = schema.isMySql() ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
    schema.create().execute(CREATE.replace("KEY_COLLATION", collation));
  }
}
