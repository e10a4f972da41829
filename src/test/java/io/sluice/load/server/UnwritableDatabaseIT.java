package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Globals;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not write, or not there, is told so before the first row, and nothing is created. */
@ExtendWith(Servers.class)
class UnwritableDatabaseIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT, UPDATE | SELECT",
        "SELECT, UPDATE | INSERT",
        "SELECT, INSERT | UPDATE",
        "SELECT | INSERT, UPDATE",
        "CREATE | INSERT, UPDATE"
      })
  void theRightThatIsMissingOnTheTableIsNamed(String rights, String missing, Schema schema)
      throws Exception {
    load(schema.options());

    Ended load = load(asUserWith(rights, "chat_messages", schema));

    assertThat(load.err())
        .isEqualTo(
            "sluice: error: Checking that rows can be written to table chat_messages failed at %s: %s"
                    .formatted(schema.database().address(), missing)
                + " command denied to user 'reader'@'localhost' for table %s (error 1142, SQLState"
                    .formatted(table(schema))
                + " 42000). The user lacks a privilege on the table. Grant it.\n");
    assertThat(load.status()).isEqualTo(4);
  }

  /** The right to create the ledger used to be needed where it is there, too. */
  @Test
  void noRightToCreateIsNeededWhereAllTablesAreThere(Schema schema) throws Exception {
    load(schema.options());
    List<String> user = asUserWith("SELECT, INSERT, UPDATE", "*", schema);

    Ended load = load(user);
    schema.onServer(
        "GRANT DELETE ON %s.sluice_load_batch TO reader@localhost"
            .formatted(schema.database().name()));
    Ended forRestart = load(Stream.concat(user.stream(), Stream.of("--restart")).toList());

    assertThat(load.err()).isEmpty();
    assertThat(load.status()).isZero();
    assertThat(forRestart.status()).as(forRestart.err()).isZero();
  }

  @Test
  void theRightToCreateIsNeededWhereOneOfTheLedgersTablesIsMissing(Schema schema) throws Exception {
    load(schema.options());
    schema.execute("DROP TABLE sluice_load_batch");
    List<List<String>> tables = schema.query("SHOW TABLES");

    Ended load = load(asUserWith("SELECT, INSERT, UPDATE", "*", schema));

    assertThat(load.err())
        .startsWith(
            "sluice: error: User reader may not create the tables sluice_load, sluice_load_file");
    assertThat(load.status()).isEqualTo(4);
    assertThat(schema.query("SHOW TABLES")).isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT, INSERT, UPDATE | CREATE",
        "SELECT, INSERT, CREATE | UPDATE",
        "SELECT, UPDATE, CREATE | INSERT",
        "INSERT, UPDATE, CREATE | SELECT"
      })
  void theRightThatIsMissingToMakeTheTableAndFillItIsNamed(
      String rights, String missing, Schema schema) throws Exception {
    schema.create();

    Ended load = load(asUserWith(rights, "*", schema));

    assertThat(load.err())
        .startsWith("sluice: error: Checking that table chat_messages can be created failed at ")
        .contains(": " + missing + " command denied to user 'reader'@'localhost' for table ")
        .hasLineCount(1);
    assertThat(load.status()).isEqualTo(4);
    assertThat(schema.query("SHOW TABLES")).isEmpty();
  }

  @Test
  void theRightToMakeTheDatabaseIsNeededWhereItIsMissing(Schema schema) throws Exception {
    Ended load = load(asUserWith("SELECT, INSERT, UPDATE", "*", schema));

    assertThat(load.err())
        .startsWith(
            "sluice: error: Checking that database %s can be created failed at %s: "
                .formatted(schema.database().name(), schema.database().address()))
        .hasLineCount(1);
    assertThat(load.status()).isEqualTo(4);
    assertThat(schema.databases()).doesNotContain(schema.database().name());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerWhoseTransactionsAreReadOnlyIsRefused(boolean tableIsThere, Schema schema)
      throws Exception {
    schema.create();
    if (tableIsThere) {
      load(schema.options());
    }
    List<List<String>> tables = schema.query("SHOW TABLES");
    Globals globals = Globals.of(schema);
    try {
      schema.onServer("SET GLOBAL transaction_read_only = 1");

      Ended load = load(schema.options());

      assertThat(load.err())
          .isEqualTo(
              "sluice: error: The session is read-only: the server sets transaction_read_only.\n");
      assertThat(load.status()).isEqualTo(4);
    } finally {
      globals.restore();
    }
    assertThat(schema.query("SHOW TABLES")).isEqualTo(tables);
  }

  @Test
  void onAReadOnlyServerNoTableIsMade(Schema schema) throws Exception {
    schema.create();
    List<String> options = asUserWith("SELECT, INSERT, UPDATE, CREATE", "*", schema);
    Globals globals = Globals.of(schema);
    try {
      schema.onServer("SET GLOBAL read_only = 1");
      assertReadOnly(load(options), 1290, schema);
    } finally {
      globals.restore();
    }
    assertThat(schema.query("SHOW TABLES")).isEmpty();
  }

  @Test
  void aServerThatIsReadOnlyEvenForItsAdministratorIsRefused(Schema schema) throws Exception {
    assumeTrue(schema.isMySql(), "only MySQL has super_read_only");
    load(schema.options());
    Globals globals = Globals.of(schema);
    try {
      schema.onServer("SET GLOBAL super_read_only = 1");
      assertReadOnly(load(schema.options()), 1290, schema);
    } finally {
      globals.restore();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDatabaseThatIsReadOnlyIsRefused(boolean tableIsThere, Schema schema) throws Exception {
    assumeTrue(schema.isMySql(), "only MySQL has read-only databases");
    schema.create();
    if (tableIsThere) {
      load(schema.options());
    }
    schema.onServer("ALTER DATABASE %s READ ONLY = 1".formatted(schema.database().name()));

    assertReadOnly(load(schema.options()), 3989, schema);
  }

  private static void assertReadOnly(Ended load, int error, Schema schema) {
    assertThat(load.err())
        .startsWith("sluice: error: Checking that ")
        .contains("(error %d, SQLState HY000). The ".formatted(error))
        .contains(" read-only")
        .hasLineCount(1);
    assertThat(load.status()).isEqualTo(4);
  }

  private Ended load(List<String> options) throws IOException {
    return Program.run(
        "load",
        options,
        "--quiet",
        "--rejects=" + directory.resolve("rejects"),
        "--input=" + Lines.file(directory, Lines.message("1", "hello")));
  }

  private List<String> asUserWith(String rights, String table, Schema schema) throws Exception {
    String name = schema.database().name();
    return LimitedUser.with("%s ON %s.%s".formatted(rights, name, table), schema, directory);
  }

  private static String table(Schema schema) throws Exception {
    String name = schema.database().name();
    return schema.isMySql() ? "'chat_messages'" : "`%s`.`chat_messages`".formatted(name);
  }
}
