package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.ChatTable;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Identifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Databases, tables and columns have whatever names the server takes. */
@ExtendWith(Servers.class)
class NamesIT {

  /** With all that means something to a server, a driver, a format, a URL or a shell. */
  private static final String HARD = "größe my-app.`x`\"y\"'z'?=&/%s;{d '2016-09-17'} --\\";

  @TempDir private Path directory;

  @Test
  void hardNamesOfADatabaseATableAndAColumn(Schema schema) throws Exception {
    Schema hard = named(schema, HARD);
    schema.onServer("CREATE DATABASE " + quoted(hard));
    try {
      hard.execute(
          "CREATE TABLE %1$s (id INT PRIMARY KEY, %1$s VARCHAR(50))".formatted(quoted(hard)));
      hard.execute("INSERT INTO " + quoted(hard) + " VALUES (7, 'one two')");

      Ended annotated = run("annotate", hard, "--column=" + HARD, "--values=words", "--addColumns");
      assertThat(annotated.status()).as(annotated.err()).isZero();
      Ended scan =
          run(
              "scan",
              hard,
              new ScanFiles(directory).option(),
              "--to=csv",
              "--where=word_count = 2");
      assertThat(scan.status()).as(scan.err()).isZero();

      assertThat(new ScanFiles(directory).lines())
          .containsExactly(
              "\"id\",\"" + HARD.replace("\"", "\"\"") + "\",\"word_count\"",
              "\"7\",\"one two\",\"2\"");
    } finally {
      schema.onServer("DROP DATABASE " + quoted(hard));
    }
  }

  /** The statement's own alias was u: error 1052. */
  @Test
  void aTableHasTheNameOfAnAlias(Schema schema) throws Exception {
    schema.create();
    for (String table : List.of("u", "sluice_rows")) {
      schema.execute("CREATE TABLE " + table + " (k0 INT PRIMARY KEY, v0 VARCHAR(9), u INT)");
      schema.execute("INSERT INTO " + table + " VALUES (1, 'a b', 0)");
      Ended annotated =
          Program.run(
              "annotate",
              schema.options(),
              "--quiet",
              "--table=" + table,
              "--column=v0",
              "--addColumns");
      assertThat(annotated.status()).as(annotated.err()).isZero();
      assertThat(schema.value("SELECT word_count FROM " + table)).isEqualTo("2");
    }
  }

  @Test
  void theTableOfNumbersHasTheNameOfAnAlias(Schema schema) throws Exception {
    ChatTable.create(schema, 10);
    for (String into : List.of("there", "excluded")) {
      Ended stats = Program.run("stats", schema.options(), "--quiet", "--into=" + into);
      assertThat(stats.status()).as(stats.err()).isZero();
    }
  }

  @Test
  void aNameSmugglesNothing(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (k INT PRIMARY KEY)");
    String database = schema.database().name();

    Ended properties =
        run("scan", named(schema, database + "?allowLoadLocalInfile=true"), "--out=" + directory);
    assertThat(properties.status()).isEqualTo(4);
    assertThat(properties.err())
        .contains(database + "?allowLoadLocalInfile=true")
        .contains("The database does not exist.");

    String table = "t`; DROP TABLE t; -- \"; DROP TABLE t; --";
    Ended injected =
        Program.run(
            "scan",
            schema.options(),
            "--quiet",
            new ScanFiles(directory).option(),
            "--table=" + table);
    assertThat(injected.status()).isEqualTo(4);
    assertThat(injected.err()).contains("There is no table " + table);
    assertThat(schema.query("SELECT * FROM t")).isEmpty();
  }

  private Ended run(String job, Schema schema, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    return Program.run(job, schema.options(), "--quiet", "--table=" + HARD, words);
  }

  private static Schema named(Schema schema, String name) {
    Database same = schema.database();
    return new Schema(
        new Database(
            same.engine(),
            same.host(),
            same.port(),
            name,
            same.user(),
            same.password(),
            same.tls()));
  }

  private static String quoted(Schema schema) {
    return Identifier.quoted(HARD, schema.database().engine());
  }
}
