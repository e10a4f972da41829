package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan says what a load would do, names all that keeps it from it, and changes nothing. */
@ExtendWith(Servers.class)
class PlanIT {

  private static final Path SAMPLE = Repository.file("src/sample/chat.ndjson");

  @TempDir private Path directory;

  @Test
  void ofAFirstLoadMakesNothing(Schema schema) throws Exception {
    Ended plan = plan(schema, "--input=" + SAMPLE);

    assertThat(plan.err()).isEmpty();
    assertThat(plan.status()).isZero();
    assertThat(plan.out())
        .contains("  read:                in 1 range\n  ledger:              new\n")
        .contains("database:              " + schema.database().name() + " (would be created)\n")
        .contains("table:                 chat_messages (would be created)\n")
        .contains("  column data:         at most 255 characters and 1020 bytes\n")
        .contains("2038-01-19T03:14:07Z\n")
        .contains(" (by the server's local_infile; tested when the table exists)\n");
    assertThat(plan.summary())
        .matches(
            "sluice plan: files=1 bytes=%d lines~=1000 seconds~=0 errors=0"
                .formatted(Files.size(SAMPLE)));
    assertThat(schema.databases()).doesNotContain(schema.database().name());
    assertThat(files()).isEmpty();
  }

  @Test
  void saysNothingThatIsSecret(Schema schema) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "canary");

    Ended plan =
        Program.run("plan", schema.options("nobody", secret.toString()), "--input=" + SAMPLE);

    assertThat(plan.out() + plan.err()).doesNotContain("canary");
    assertThat(plan.err()).startsWith("sluice: error: Logging in as nobody failed at ");
    assertThat(plan.status()).isEqualTo(4);
    assertThat(plan.summary()).endsWith(" errors=1");
  }

  @Test
  void saysWhatTheLedgerSaysOfEachFile(Schema schema) throws Exception {
    Path whole = Lines.file(directory, Lines.message("1", "finished"));
    Path part = generate(60_000);
    Path fresh = Lines.file(directory, Lines.message("2", "new"));
    List<String> inputs = List.of("--input=" + whole, "--input=" + part, "--input=" + fresh);
    load(schema, "--input=" + whole, "--input=" + part);
    forgetTheEndOf(part, schema);
    List<List<String>> before = everything(schema);
    List<Path> files = files();

    Ended plan = plan(schema, inputs);

    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .containsPattern(
            "  read:                nothing\n  ledger:              finished .* UTC, 1 lines")
        .containsPattern(
            "  ledger:              partly loaded, \\d{7} of \\d{8} bytes, \\d+ lines\n")
        .contains("  ledger:              new\n");
    assertThat(Integer.parseInt(plan.summary().replaceFirst(".*lines~=(\\d+) .*", "$1")))
        .isBetween(9_000, 57_000);
    assertThat(plan(schema, "--restart", inputs).out())
        .containsPattern("finished .*; --restart forgets it\n")
        .containsPattern("partly loaded.*; --restart forgets it\n")
        .containsPattern("lines~=600\\d\\d ");
    assertThat(plan(schema, "--ledger=off", inputs).out())
        .contains("  ledger:              none\n")
        .doesNotContain("finished")
        .containsPattern("lines~=600\\d\\d ");
    assertThat(everything(schema)).isEqualTo(before);
    assertThat(files()).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE FROM chat_messages", "DROP TABLE chat_messages"})
  void rowsThatAreGoneWouldStopTheLoad(String sql, Schema schema) throws Exception {
    Path one = Lines.file(directory, Lines.message("1", "a"));
    Path two = Lines.file(directory, Lines.message("2", "b"));
    List<String> inputs = List.of("--input=" + one, "--input=" + two);
    load(schema, inputs);
    schema.execute(sql);

    Ended plan = plan(schema, inputs);

    assertThat(plan.err().lines())
        .hasSize(2)
        .allMatch(
            line -> line.startsWith("sluice: error: Table chat_messages has lost rows since"));
    assertThat(plan.out()).contains("; the load would stop\n");
    assertThat(plan.summary()).endsWith(" errors=2");
    assertThat(plan.status()).isEqualTo(4);
    assertThat(plan(schema, "--restart", inputs).status()).isZero();
    // The load says the same, and ends there.
    assertThat(load(schema, inputs).err()).isEqualTo(plan.err().lines().findFirst().get() + "\n");
  }

  @Test
  void namesAllThatFailsAndEndsAsTheLoadWould(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE chat_messages (id INT PRIMARY KEY, extra INT NOT NULL)");
    Path utf16 = directory.resolve("utf16.ndjson");
    Files.write(utf16, "\uFEFF{}\n".getBytes(StandardCharsets.UTF_16LE));
    Path good = Lines.file(directory, Lines.message("1", "a"));
    List<String> user =
        LimitedUser.with(
            "SELECT, INSERT, UPDATE ON %s.*".formatted(schema.database().name()),
            schema,
            directory);
    List<Object> words = new ArrayList<>(user);
    words.addAll(
        List.of(
            "--input=" + directory.resolve("none"),
            "--input=" + utf16,
            "--input=" + good,
            "--summary=" + good,
            "--rejects=" + directory.resolve("rejects")));

    Ended plan = Program.run("plan", words);

    assertThat(plan.err().lines())
        .anyMatch(
            line ->
                line.equals("sluice: error: There is no input " + directory.resolve("none") + "."))
        .anyMatch(line -> line.contains("utf16.ndjson is UTF-16"))
        .anyMatch(line -> line.endsWith(" is one of the inputs."))
        .anyMatch(line -> line.contains("Table chat_messages has no column from."))
        .anyMatch(
            line -> line.contains("Table chat_messages has a column extra that needs a value"))
        .anyMatch(line -> line.contains("User reader may not create the tables sluice_load, "))
        .allMatch(line -> line.startsWith("sluice: error: "));
    assertThat(plan.summary()).endsWith(" errors=" + plan.err().lines().count());
    assertThat(plan.out()).contains("table:                 chat_messages (does not fit)\n");
    assertThat(plan.status()).isEqualTo(3);
    assertThat(Program.run("load", "--quiet", words).status()).isEqualTo(3);
    assertThat(schema.query("SHOW TABLES")).hasSize(1);
  }

  @Test
  void namesAllOptionsThatAreBad(Schema schema) {
    Ended plan = plan(schema, "--table=", "--retryFor=soon", "--maxRejected=x");

    assertThat(plan.status()).isEqualTo(2);
    assertThat(plan.out()).isEmpty();
    assertThat(plan.err().lines())
        .containsExactly(
            "sluice: error: --input is missing: name the files to load.",
            "sluice: error: --table= is not a valid name: it is empty.",
            "sluice: error: --retryFor=soon is not a time such as 30s, 10m or 2h.",
            "sluice: error: --maxRejected=x is neither a number of lines nor a percentage such as"
                + " 0.5%.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT, INSERT, UPDATE",
        "SELECT, INSERT, UPDATE, CREATE",
        "SELECT, INSERT, UPDATE, CREATE, DELETE"
      })
  void asksForTheRightsThatTheLedgerNeeds(String rights, Schema schema) throws Exception {
    String input = "--input=" + Lines.file(directory, Lines.message("1", "a"));
    load(schema, input, "--ledger=off");
    List<String> user =
        LimitedUser.with(
            "%s ON %s.*".formatted(rights, schema.database().name()), schema, directory);
    List<Object> words = new ArrayList<>(user);
    words.addAll(List.of(input, "--restart", "--rejects=" + directory.resolve("rejects")));

    Ended plan = Program.run("plan", words);

    assertThat(plan.status()).isEqualTo(rights.endsWith("DELETE") ? 0 : 4);
    assertThat(schema.query("SHOW TABLES")).hasSize(1);
    Ended load = Program.run("load", "--quiet", words);
    assertThat(load.err()).isEqualTo(plan.err());
    assertThat(load.status()).isEqualTo(plan.status());
    // What the load asks for is not asked in vain.
    assertThat(schema.query("SHOW TABLES")).hasSize(rights.endsWith("DELETE") ? 4 : 1);
  }

  @Test
  void triesWhichStatementTheServerTakes(Schema schema) throws Exception {
    String input = "--input=" + Lines.file(directory, Lines.message("1", "a"));
    load(schema, input);
    List<List<String>> before = everything(schema);
    String was = schema.server("SELECT @@GLOBAL.local_infile");
    try {
      schema.onServer("SET GLOBAL local_infile = ON");
      assertThat(plan(schema, input).out())
          .containsPattern(
              "writer: +bulk, LOAD DATA LOCAL, .* \\(tried with a file without rows\\)");
      schema.onServer("SET GLOBAL local_infile = OFF");
      assertThat(plan(schema, input).out())
          .containsPattern("writer: +bulk, INSERT of at most 1000 rows \\(tried with a file");
    } finally {
      schema.onServer("SET GLOBAL local_infile = " + was);
    }
    assertThat(was).isEqualTo(schema.isMySql() ? "0" : "1");
    assertThat(plan(schema, input, "--reader=textio").out())
        .containsPattern("writer: +jdbcio, INSERT of 1000 rows\n");
    assertThat(everything(schema)).isEqualTo(before);
  }

  @Test
  void withoutAHostStartsOnlyADatabaseThatIsThere() throws Exception {
    Path home = directory.resolve(".sluice");

    Ended first = Program.fork(directory, List.of(), "plan", "--input=" + SAMPLE);

    assertThat(first.err()).isEmpty();
    assertThat(first.status()).isZero();
    assertThat(first.out())
        .contains(
            "server:                MariaDB of Sluice's own (would be made in .sluice/mariadb)");
    assertThat(home).doesNotExist();

    Program.fork(directory, List.of(), "load", "--quiet", "--input=" + SAMPLE);
    Ended second = Program.fork(directory, List.of(), "plan", "--input=" + SAMPLE);

    assertThat(second.err()).isEmpty();
    assertThat(second.out()).containsPattern("ledger: +finished .* UTC, 1000 lines\n");
    assertThat(second.summary()).endsWith(" lines~=0 seconds~=0 errors=0");
  }

  private Ended plan(Schema schema, Object... options) {
    return Program.run("plan", join(schema, options));
  }

  private Ended load(Schema schema, Object... options) {
    return Program.run("load", "--quiet", join(schema, options));
  }

  private List<Object> join(Schema schema, Object... options) {
    Stream<Object> common =
        Stream.of(schema.options(), "--rejects=" + directory.resolve("rejects"));
    return Stream.concat(common, Stream.of(options))
        .flatMap(it -> it instanceof List<?> many ? many.stream() : Stream.of(it))
        .map(Object.class::cast)
        .toList();
  }

  private Path generate(int rows) {
    Path file = directory.resolve("log.ndjson");
    Program.run("generate", "--rows=" + rows, "--out=" + file);
    return file;
  }

  /** As if the run had been killed when it had committed the first sort runs. */
  private static void forgetTheEndOf(Path file, Schema schema) throws Exception {
    String key =
        schema.value("SELECT file FROM sluice_load_file WHERE path = '%s'".formatted(file));
    schema.execute(
        "DELETE FROM sluice_load_batch WHERE file = '%s' AND start > 1500000".formatted(key));
    schema.execute("UPDATE sluice_load_file SET finished = NULL WHERE file = '%s'".formatted(key));
  }

  private static List<List<String>> everything(Schema schema) throws Exception {
    return Stream.of(
            schema.query("SELECT * FROM chat_messages ORDER BY id"),
            schema.query("SELECT * FROM sluice_load_batch ORDER BY file, start"),
            schema.query("SELECT * FROM sluice_load_file ORDER BY file"),
            schema.query("SHOW TABLES"))
        .flatMap(List::stream)
        .toList();
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> !file.equals(directory)).sorted().toList();
    }
  }
}
