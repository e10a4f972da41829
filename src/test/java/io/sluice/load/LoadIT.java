package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads files into a real table, on each runner, and looks at the table. */
@ExtendWith(Servers.class)
class LoadIT {

  private static final Path SAMPLE = Path.of("src", "sample", "chat.ndjson");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @OnEachRunner
  void theTableIsWhatTheGoodLinesSay(Runner runner, Schema schema) throws Exception {
    Oracle oracle = Oracle.of(SAMPLE);

    Ended load = load(runner, schema, "--input=" + SAMPLE);

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary()).isEqualTo(oracle.summary());
    assertThat(schema.messages("chat_messages")).isEqualTo(oracle.rows());
  }

  @OnEachRunner
  void theRejectsAreTheBadLines(Runner runner, Schema schema) throws Exception {
    Path rejects = directory.resolve("rejects");

    load(runner, schema, "--input=" + SAMPLE);

    byte[] sample = Files.readAllBytes(SAMPLE);
    List<byte[]> found = new ArrayList<>();
    for (JsonNode reject : Rejects.in(rejects)) {
      int offset = reject.get("offset").asInt();
      found.add(Arrays.copyOfRange(sample, offset, offset + reject.get("length").asInt()));
      assertThat(Rejects.raw(reject)).isEqualTo(found.get(found.size() - 1));
      assertThat(Path.of(reject.get("file").asText()).toRealPath()).isEqualTo(SAMPLE.toRealPath());
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(Oracle.of(SAMPLE).bad());
  }

  @OnEachRunner
  void loadingAgainChangesNothing(Runner runner, Schema schema) throws Exception {
    Ended first = load(runner, schema, "--input=" + SAMPLE);
    List<List<String>> before = schema.messages("chat_messages");

    Ended again = load(runner, schema, "--input=" + SAMPLE);
    Ended forRestart = load(runner, schema, "--input=" + SAMPLE, "--restart");

    assertThat(again.summary()).isEqualTo(first.summary());
    assertThat(again.err()).contains("everything had been loaded before");
    assertThat(forRestart.summary()).contains(" loaded=0 duplicate=943 ");
    assertThat(schema.messages("chat_messages")).isEqualTo(before);
  }

  @OnEachRunner
  void filteredRecordsAreCountedAndNotRejected(Runner runner, Schema schema) throws Exception {
    Path file =
        Lines.file(
            directory,
            Lines.of("1", "message", "a/1", 100, "kept"),
            Lines.of("2", "status", "a/1", 100, "another type"),
            Lines.of("3", "message", "b/2", 100, "another site"),
            Lines.of("4", "message", "a/1", 99, "too early"),
            Lines.of("5", "message", "a/1", 200, "too late"));

    Ended load =
        load(
            runner,
            schema,
            "--input=" + file,
            "--types=message",
            "--sites=a/1,c/3",
            "--since=1970-01-01T00:01:40Z",
            "--until=1970-01-01T00:03:20Z");

    assertThat(load.summary())
        .endsWith("read=5 loaded=1 duplicate=0 conflict=0 filtered=4 rejected=0 blank=0");
    assertThat(schema.query("SELECT id, data FROM chat_messages"))
        .containsExactly(List.of("1", "kept"));
  }

  @OnOneRunner
  void lookAlikeIdsStayDistinct(Runner runner, Schema schema) throws Exception {
    Path file =
        Lines.file(
            directory,
            Stream.of(
                    "a",
                    "A",
                    "á",
                    "a\\u0301",
                    "ａ",
                    "a ",
                    "a  ",
                    " a",
                    "a\\u200b",
                    "a\\u0000",
                    "a\\u0001",
                    "\\ufeffa",
                    "ª",
                    "ß",
                    "ss",
                    "😀",
                    "😁",
                    "カ",
                    "か",
                    "㋕")
                .map(id -> Lines.message(id, id))
                .toArray(String[]::new));

    Ended load = load(runner, schema, "--input=" + file);

    assertThat(load.summary()).contains("read=20 loaded=20 ");
    assertThat(schema.messages("chat_messages")).isEqualTo(Oracle.of(file).rows());
  }

  @OnOneRunner
  void everySecondOfATimestampIsKept(Runner runner, Schema schema) throws Exception {
    // The ends of the range, and the hours in which clocks in New York and Berlin are turned.
    Path file =
        Lines.file(
            directory,
            Stream.of(
                    1L,
                    1710055800L,
                    1710059400L,
                    1711848600L,
                    1730611800L,
                    1730615400L,
                    1729990800L,
                    1729994400L,
                    2147483647L)
                .map(second -> Lines.of("at " + second, "message", "s", second, "x"))
                .toArray(String[]::new));

    load(runner, schema, "--input=" + file);

    assertThat(schema.messages("chat_messages")).isEqualTo(Oracle.of(file).rows()).hasSize(9);
  }

  @OnOneRunner
  void aWiderColumnTakesLongerTexts(Runner runner, Schema schema) throws Exception {
    load(runner, schema, "--input=" + Lines.file(directory, Lines.message("1", "creates")));
    schema.execute("ALTER TABLE chat_messages MODIFY data VARCHAR(300) DEFAULT ''");
    Path file =
        Lines.file(
            directory, Lines.message("2", "😀".repeat(300)), Lines.message("3", "😀".repeat(301)));

    Ended load = load(runner, schema, "--input=" + file);

    assertThat(load.summary()).contains(" loaded=1 ").contains(" rejected=1 ");
    assertThat(schema.value("SELECT data FROM chat_messages WHERE id = '2'"))
        .isEqualTo("😀".repeat(300));
  }

  @OnOneRunner
  void textsAreCutWhereTheUserAsksForIt(Runner runner, Schema schema) throws Exception {
    Path file =
        Lines.file(
            directory,
            Lines.message("1", "é".repeat(254) + "😀" + "x"),
            Lines.message("2".repeat(256), "ids are never cut"));

    Ended load = load(runner, schema, "--input=" + file, "--onTooLong=truncate");

    assertThat(load.summary()).contains(" loaded=1 ").contains(" rejected=1 ");
    assertThat(load.err()).contains("1 strings were cut to the length of their column.");
    assertThat(schema.value("SELECT data FROM chat_messages")).isEqualTo("é".repeat(254) + "😀");
  }

  @OnOneRunner
  void tooManyRejectsAreStatusFiveBehindTheSummary(Runner runner, Schema schema) {
    Ended within = load(runner, schema, "--input=" + SAMPLE, "--maxRejected=5.4%");
    Ended beyond = load(runner, schema, "--input=" + SAMPLE, "--maxRejected=53");

    assertThat(within.status()).isZero();
    assertThat(beyond.status()).isEqualTo(5);
    assertThat(beyond.err()).contains("More lines were rejected than --maxRejected=53 allows.");
    assertThat(beyond.summary()).startsWith("sluice load: read=1000 ");
  }

  @OnOneRunner
  void theSummaryFileSaysWhatTheLineSays(Runner runner, Schema schema) throws Exception {
    Path file = directory.resolve("summary.json");

    Ended load = load(runner, schema, "--input=" + SAMPLE, "--summary=" + file);

    JsonNode json = JSON.readTree(file.toFile());
    String line =
        Stream.of("read", "loaded", "duplicate", "conflict", "filtered", "rejected", "blank")
            .map(name -> " " + name + "=" + json.get(name).asLong())
            .reduce("sluice load:", String::concat);
    assertThat(line).isEqualTo(load.summary());
    assertThat(json.get("rejected_by").get("TOO_LONG").asLong()).isEqualTo(3);
  }

  @OnOneRunner
  void aDryRunCountsAndCreatesNothing(Runner runner, Schema schema) throws Exception {
    Ended load = load(runner, schema, "--input=" + SAMPLE, "--dryRun");

    assertThat(load.summary()).contains("read=1000 loaded=943 duplicate=0 ");
    assertThat(schema.databases()).doesNotContain(schema.database().name());
  }

  @OnOneRunner
  void aGeneratedLogGivesTheCountsThatTheGeneratorWrote(Runner runner, Schema schema)
      throws Exception {
    Path file = directory.resolve("log.ndjson");
    Program.run("generate", "--rows=20000", "--bad=0.1", "--duplicates=0.1", "--out=" + file);
    JsonNode expected = JSON.readTree(Path.of(file + ".expected.json").toFile());

    // A batch size that no count is a multiple of.
    Ended load = load(runner, schema, "--input=" + file, "--batchSize=777");

    String summary = load.summary() + " ";
    expected
        .fieldNames()
        .forEachRemaining(
            name -> assertThat(summary).contains(" " + name + "=" + expected.get(name) + " "));
    assertThat(schema.messages("chat_messages")).isEqualTo(Oracle.of(file).rows());
  }

  private Ended load(Runner runner, Schema schema, String... options) {
    return Program.load(runner, schema, directory.resolve("rejects"), options);
  }
}
