package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A refused login is reported with the server's words, its number and a remedy. */
@ExtendWith(Servers.class)
class RefusedLoginIT {

  private static final String SERVER = System.getProperty("sluice.test.server", "mariadb");

  /**
   * The table of cases: on which servers, what is done to the user {@code guest} ({@code %d} is the
   * database), other options, and words of the sentence.
   */
  private static final String CASES =
      """
      mariadb,mysql | CREATE USER guest@localhost IDENTIFIED BY 'other' | | Logging in as guest failed at ; (error 1045, SQLState 28000). ; Check --user, --passwordFile
      mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw' PASSWORD EXPIRE | | Logging in as guest ; (error 1862, ; Set a new one with ALTER USER.
      mariadb | CREATE USER guest@localhost IDENTIFIED BY 'pw' PASSWORD EXPIRE | | Logging in as guest ; (error 1820, ; Set a new one with ALTER USER.
      mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw' ACCOUNT LOCK | | Logging in as guest ; (error 3118, ; ACCOUNT UNLOCK.
      mariadb | CREATE USER guest@localhost IDENTIFIED BY 'pw' ACCOUNT LOCK | | Logging in as guest ; (error 4151, ; ACCOUNT UNLOCK.
      mariadb | CREATE USER guest@localhost IDENTIFIED VIA unix_socket | | Logging in as guest ; (error 1698, ; Use an account with a password
      mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw' | --tls=disabled | Logging in as guest ; must not be sent without TLS. ; Use --tls=required
      mysql | CREATE USER guest@localhost IDENTIFIED WITH mysql_native_password BY 'pw'; SET GLOBAL require_secure_transport = ON | --tls=disabled | Logging in as guest ; (error 3159, ; Use --tls=required
      mariadb | CREATE USER guest@localhost IDENTIFIED BY 'pw' | --tls=required | Connecting failed at ; the server offers no TLS. Enable TLS there
      postgresql | CREATE ROLE guest LOGIN | --tls=required | Connecting failed at ; the server offers no TLS. Enable TLS there
      mariadb,mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw' WITH MAX_QUERIES_PER_HOUR 1 | | (error 1226, SQLState 42000). ; raise the limit with ALTER USER
      mariadb,mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw' WITH MAX_USER_CONNECTIONS 1; hold | | (error 1226, SQLState 42000). ; raise the limit with ALTER USER
      mariadb,mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw' | | (error 1044, SQLState 42000). The user has no privileges on the database.
      mariadb,mysql | CREATE USER guest@localhost IDENTIFIED BY 'pw'; GRANT INSERT ON %d.* TO guest@localhost | | (error 1142, SQLState 42000). The user lacks a privilege on the table. Grant it.
      postgresql | CREATE ROLE guest NOLOGIN | | Logging in as guest ; (SQLState 28000). ; pg_hba.conf.
      postgresql | CREATE ROLE guest LOGIN CONNECTION LIMIT 0 | | Logging in as guest ; (SQLState 53300). ; raise the limit
      postgresql | CREATE ROLE guest LOGIN | --database=nowhere | "nowhere" does not exist (SQLState 3D000). The database does not exist.
      postgresql | CREATE ROLE guest LOGIN | | User guest may not read the table t. Grant SELECT on it.
      mariadb,mysql,postgresql | none | --port=1 | Connecting failed at 127.0.0.1:1: the connection was refused. Nothing listens there
      mariadb,mysql,postgresql | none | --host=no.such.host.invalid | there is no such host. Check --host.
      """;

  /** A case: what is done, the other options, words of the sentence. */
  record Refusal(List<String> statements, String option, List<String> words) {}

  @TempDir private Path directory;

  static Stream<Refusal> refusals() {
    return CASES
        .lines()
        .map(line -> line.split(" *\\| *"))
        .filter(cells -> List.of(cells[0].split(",")).contains(SERVER))
        .map(
            cells ->
                new Refusal(
                    List.of(cells[1].split("; *")), cells[2], List.of(cells[3].split(" *; *"))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatKeepsAUserOutIsSaidWithARemedy(Refusal refusal, Schema schema) throws Exception {
    schema.create().execute("CREATE TABLE t (k INT PRIMARY KEY)");
    dropGuest(schema);
    List<Connection> held = new ArrayList<>();
    try {
      for (String statement : refusal.statements()) {
        prepare(statement, schema, held);
      }
      Ended scan = Program.run("scan", options(schema, refusal.option()));

      assertThat(scan.status()).as(scan.err()).isEqualTo(4);
      assertThat(scan.err()).contains(refusal.words()).hasLineCount(1);
      assertThat(scan.err()).startsWith("sluice: error: ").doesNotContain("\tat ");
    } finally {
      for (Connection connection : held) {
        connection.close();
      }
      if (SERVER.equals("mysql")) {
        schema.onServer("SET GLOBAL require_secure_transport = OFF");
      }
      dropGuest(schema);
    }
  }

  private void prepare(String statement, Schema schema, List<Connection> held) throws SQLException {
    if (statement.equals("hold")) {
      held.add(
          java.sql.DriverManager.getConnection(
              "jdbc:mysql://%s/?user=guest&password=pw&sslMode=%s"
                  .formatted(
                      schema.database().address(),
                      SERVER.equals("mysql") ? "REQUIRED" : "DISABLED")));
    } else if (!statement.equals("none")) {
      schema.onServer(statement.replace("%d", schema.database().name()));
    }
  }

  private List<String> options(Schema schema, String other) throws Exception {
    Path password = Files.writeString(directory.resolve("password"), "pw");
    List<String> options =
        new ArrayList<>(
            List.of(
                "--engine=" + (schema.isPostgres() ? "postgresql" : "mysql"),
                "--host=" + schema.database().host(),
                "--port=" + schema.database().port(),
                "--database=" + schema.database().name(),
                "--user=guest",
                "--passwordFile=" + password,
                "--tls=" + (SERVER.equals("mysql") ? "required" : "disabled"),
                "--table=t",
                "--quiet",
                "--retryFor=1s",
                "--out=" + directory.resolve("out")));
    String name = other.replaceFirst("=.*", "=");
    if (!other.isEmpty()) {
      options.removeIf(option -> option.startsWith(name));
      options.add(other);
    }
    return options;
  }

  private static void dropGuest(Schema schema) throws SQLException {
    schema.onServer(
        schema.isPostgres() ? "DROP ROLE IF EXISTS guest" : "DROP USER IF EXISTS guest@localhost");
  }
}
