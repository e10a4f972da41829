package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables that others have made in their own way, and that a load can fill. */
@ExtendWith(Servers.class)
class OddTablesIT {

  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void twoLines() throws Exception {
    file = Lines.file(directory, Lines.message("1", "a"), Lines.message("2", "b"));
  }

  @Test
  void columnsInOtherLettersWereThirteenSentences(Schema schema) throws Exception {
    load(schema, Lines.file(directory, ""));
    schema.execute(
        "ALTER TABLE chat_messages RENAME COLUMN id TO ID, RENAME COLUMN `from` TO `FROM`,"
            + " RENAME COLUMN site_id TO Site_Id, RENAME COLUMN data TO DATA,"
            + " RENAME COLUMN type TO TYPE, RENAME COLUMN `timestamp` TO `TimeStamp`");
    Path later = Lines.file(directory, Lines.of("2", "message", "s", 9, "later"));

    assertThat(load(schema, file).summary()).contains(" loaded=2 ");
    assertThat(load(schema, file, "--restart").summary()).contains(" duplicate=2 ");
    assertThat(load(schema, later, "--onDuplicate=latest").summary()).contains(" conflict=1 ");
    assertThat(load(schema, file, "--writer=jdbcio").summary()).contains(" duplicate=2 ");
    assertThat(schema.query("SELECT data FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("a"), List.of("later"));
  }

  /** LOAD DATA stores a zero where a trigger has not filled a column. */
  @Test
  void aColumnThatATriggerFillsIsFilledInEachRow(Schema schema) throws Exception {
    load(schema, Lines.file(directory, ""));
    schema.execute("ALTER TABLE chat_messages ADD COLUMN filled INT NOT NULL");
    schema.execute(
        "CREATE TRIGGER fill BEFORE INSERT ON chat_messages FOR EACH ROW"
            + " IF NEW.data = 'a' THEN SET NEW.filled = 7; END IF");

    Ended half = program(schema, file);

    assertThat(half.err()).contains("Field 'filled' doesn't have a default value (error 1364, ");
    assertThat(half.status()).isEqualTo(4);
    assertThat(schema.value("SELECT COUNT(*) FROM chat_messages")).isEqualTo("0");
    assertThat(schema.query("SHOW CREATE TABLE chat_messages").toString())
        .contains("KEY `site_id`", "KEY `timestamp`");
    schema.execute("DROP TRIGGER fill");
    schema.execute(
        "CREATE TRIGGER fill BEFORE INSERT ON chat_messages FOR EACH ROW SET NEW.filled = 7");
    load(schema, file);
    assertThat(schema.value("SELECT SUM(filled) FROM chat_messages")).isEqualTo("14");
  }

  @Test
  void aTriggerWhoseDefinerIsGoneIsFoundBeforeAnythingIsMade(Schema schema) throws Exception {
    load(schema, file, "--ledger=off");
    schema.execute(
        "CREATE DEFINER = gone@localhost TRIGGER seen AFTER INSERT ON chat_messages FOR EACH ROW"
            + " SET @seen = 1");

    Ended load = program(schema, file);

    assertThat(load.err())
        .isEqualTo(
            "sluice: error: Table chat_messages has a trigger seen whose definer gone@localhost"
                + " does not exist, so that every insert fails; create that user, or recreate the"
                + " trigger.\n");
    assertThat(load.status()).isEqualTo(4);
    assertThat(schema.query("SHOW TABLES")).hasSize(1);
  }

  /** A row that was left as it was, was another version, and counted as three. */
  @Test
  void aTableThatKeepsAllVersionsHasOneMoreForEachChangeOnly(Schema schema) throws Exception {
    assumeFalse(schema.isMySql(), "only MariaDB keeps versions");
    load(schema, Lines.file(directory, ""));
    schema.execute("ALTER TABLE chat_messages ADD SYSTEM VERSIONING");
    Path later = Lines.file(directory, Lines.of("2", "message", "s", 9, "later"));

    assertThat(load(schema, file).summary()).contains(" loaded=2 ");
    String takesFiles = schema.server("SELECT @@local_infile");
    schema.onServer("SET GLOBAL local_infile = 0");
    try {
      assertThat(load(schema, file, "--restart").summary()).contains(" duplicate=2 ");
      assertThat(load(schema, later).summary()).contains(" conflict=1 ");
      assertThat(load(schema, later, "--restart", "--onDuplicate=latest").summary())
          .contains(" conflict=1 ");
    } finally {
      schema.onServer("SET GLOBAL local_infile = " + takesFiles);
    }
    assertThat(
            schema.query(
                "SELECT data FROM chat_messages FOR SYSTEM_TIME ALL ORDER BY id, row_start"))
        .containsExactly(List.of("a"), List.of("b"), List.of("later"));
  }

  private Ended load(Schema schema, Path file, String... options) {
    Ended load = program(schema, file, options);
    assertThat(load.status()).as(load.err()).isZero();
    return load;
  }

  private Ended program(Schema schema, Path file, String... options) {
    return Program.run(
        "load",
        Runner.DIRECT.options(),
        schema.options(),
        "--quiet",
        "--rejects=" + directory.resolve("rejects"),
        "--input=" + file,
        List.of(options));
  }
}
