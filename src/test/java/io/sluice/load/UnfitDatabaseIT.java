package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Schema;
import io.sluice.testing.Servers;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not fit is said before the first row, in a sentence each, and nothing is written. */
@ExtendWith(Servers.class)
class UnfitDatabaseIT {

  private static final String CREATE = "CREATE TABLE chat_messages (";
  private static final String KEY = " VARCHAR(255) CHARACTER SET utf8mb4 COLLATE KEY_COLLATION";
  private static final String ID = "id" + KEY + " PRIMARY KEY, ";
  private static final String FROM = "`from` VARCHAR(255) NOT NULL, ";
  private static final String TYPE_SITE = "type VARCHAR(50), site_id VARCHAR(50) NOT NULL, ";
  private static final String DATA = "data VARCHAR(255) DEFAULT '', ";
  private static final String TIME = "`timestamp` TIMESTAMP NOT NULL";
  private static final String END = ") CHARACTER SET utf8mb4";

  @TempDir private Path directory;

  static Stream<Arguments> unfitTables() {
    return Stream.of(
        arguments(
            CREATE + ID + TYPE_SITE + DATA + TIME + END, "Table chat_messages has no column from."),
        arguments(
            CREATE + ID + FROM + TYPE_SITE + "data INT, " + TIME + END,
            "Table chat_messages has a column data of type int; it must be VARCHAR or a TEXT"
                + " type."),
        arguments(
            CREATE + ID + FROM + TYPE_SITE + DATA + "`timestamp` BIGINT NOT NULL" + END,
            "Table chat_messages has a column timestamp of type bigint; it must be TIMESTAMP or"
                + " DATETIME."),
        arguments(
            CREATE
                + ID
                + FROM
                + TYPE_SITE
                + "data VARCHAR(255) CHARACTER SET latin1, "
                + TIME
                + END,
            "Table chat_messages has a column data in latin1; it must be utf8mb4."),
        arguments(
            CREATE
                + "id VARCHAR(255) COLLATE utf8mb4_general_ci PRIMARY KEY, "
                + FROM
                + TYPE_SITE
                + DATA
                + TIME
                + END,
            "Table chat_messages has the key column id in collation utf8mb4_general_ci, under which"
                + " distinct keys are equal; it must be KEY_COLLATION."),
        arguments(
            CREATE
                + ID.replace("255", "200")
                + FROM
                + TYPE_SITE
                + DATA
                + TIME
                + END
                + " ENGINE=MyISAM",
            "Table chat_messages has the engine MyISAM, which cannot roll back; it must be"
                + " InnoDB."),
        arguments(
            CREATE + ID + FROM + TYPE_SITE + DATA + TIME + ", UNIQUE KEY once (`from`)" + END,
            "Table chat_messages has a second unique key once, by which a row could replace"
                + " another."),
        arguments(
            CREATE + "id" + KEY + " NOT NULL, " + FROM + TYPE_SITE + DATA + TIME + END,
            "Table chat_messages has no primary key; it must be id."),
        arguments(
            CREATE
                + "id"
                + KEY
                + " NOT NULL, "
                + FROM
                + TYPE_SITE
                + DATA
                + TIME
                + ", PRIMARY KEY (id, site_id)"
                + END,
            "Table chat_messages has the primary key id, site_id; it must be id."),
        arguments(
            CREATE
                + ID
                + FROM
                + TYPE_SITE
                + "data VARCHAR(255) AS (CONCAT('x', id)) STORED, "
                + TIME
                + END,
            "Table chat_messages has a column data that the server computes."),
        arguments(
            CREATE + ID + FROM + TYPE_SITE + DATA + TIME + ", room INT NOT NULL" + END,
            "Table chat_messages has a column room that needs a value and that Sluice does not"
                + " fill."),
        arguments(
            "CREATE VIEW chat_messages AS SELECT 1 AS id",
            "Table chat_messages is a view, not a table."));
  }

  @ParameterizedTest
  @MethodSource("unfitTables")
  void anUnfitTableIsRefused(String sql, String sentence, Schema schema) throws Exception {
    String collation = schema.isMySql() ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
    schema.create().execute(sql.replace("KEY_COLLATION", collation));

    Ended load = load(schema.options());

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .isEqualTo("sluice: error: " + sentence.replace("KEY_COLLATION", collation) + "\n");
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
    String collation = schema.isMySql() ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
    schema
        .create()
        .execute(
            (CREATE
                    + "seen INT NULL, "
                    + ID
                    + FROM
                    + TYPE_SITE
                    + "data MEDIUMTEXT, `timestamp` DATETIME NOT NULL,"
                    + " loaded_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, KEY (site_id)"
                    + END)
                .replace("KEY_COLLATION", collation));

    Ended load = load(schema.options());

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("1");
  }

  @Test
  void theServersOwnSettingsDoNotMatter(Schema schema) throws Exception {
    String mode = schema.server("SELECT @@GLOBAL.sql_mode");
    String zone = schema.server("SELECT @@GLOBAL.time_zone");
    schema.onServer("SET GLOBAL sql_mode = ''");
    schema.onServer("SET GLOBAL time_zone = '+05:30'");
    try {
      Ended load = load(schema.options());

      assertThat(load.status()).as(load.err()).isZero();
      assertThat(schema.messages("chat_messages"))
          .containsExactly(List.of("1", "ann", "message", "s", "hello", "1"));
    } finally {
      schema.onServer("SET GLOBAL sql_mode = '" + mode + "'");
      schema.onServer("SET GLOBAL time_zone = '" + zone + "'");
    }
  }

  @Test
  void aWrongPasswordIsSaid(Schema schema) throws Exception {
    Path wrong = Files.writeString(directory.resolve("wrong"), "not it");

    Ended load = load(with(schema.options(), "--passwordFile", wrong.toString()));

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .isEqualTo(
            "sluice: error: User %s was refused by the database at %s: no such user, or not this"
                    .formatted(schema.database().user(), schema.database().address())
                + " password.\n");
  }

  @Test
  void aMissingPasswordFileIsSaid(Schema schema) throws Exception {
    Ended load = load(with(schema.options(), "--passwordFile", directory + "/none"));

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .isEqualTo("sluice: error: The password file " + directory + "/none cannot be read.\n");
  }

  @Test
  void aUserWhoMayOnlyReadIsRefusedBeforeTheFirstRow(Schema schema) throws Exception {
    load(schema.options());
    List<String> options = asUserWith("SELECT", schema);

    Ended load = load(options);

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err())
        .startsWith("sluice: error: User reader lacks a right in database ")
        .containsPattern("INSERT(, UPDATE)? command denied")
        .hasLineCount(1);
  }

  @Test
  void aUserWhoMayNotCreateTheTableIsRefused(Schema schema) throws Exception {
    schema.create();
    List<String> options = asUserWith("SELECT, INSERT, UPDATE", schema);

    Ended load = load(options);

    assertThat(load.status()).isEqualTo(4);
    assertThat(load.err()).contains("CREATE command denied").hasLineCount(1);
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
            "sluice: error: Nothing listens there: the database at 127.0.0.1:%d.\n"
                .formatted(closed));
  }

  private Ended load(List<String> options) throws Exception {
    return Program.run(
        "load",
        options,
        "--quiet",
        "--rejects=" + directory.resolve("rejects"),
        "--input=" + Lines.file(directory, Lines.message("1", "hello")));
  }

  private List<String> asUserWith(String rights, Schema schema) throws Exception {
    schema.onServer("DROP USER IF EXISTS reader@localhost");
    schema.onServer("CREATE USER reader@localhost IDENTIFIED BY 'reads'");
    grant(rights, schema);
    Path password = Files.writeString(directory.resolve("reader"), "reads");
    return with(with(schema.options(), "--user", "reader"), "--passwordFile", password.toString());
  }

  private static void grant(String rights, Schema schema) throws SQLException {
    schema.onServer(
        "GRANT %s ON %s.* TO reader@localhost".formatted(rights, schema.database().name()));
  }

  private static List<String> with(List<String> options, String name, String value) {
    return options.stream()
        .map(option -> option.startsWith(name + "=") ? name + "=" + value : option)
        .toList();
  }
}
