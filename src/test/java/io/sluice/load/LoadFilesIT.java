package io.sluice.load;

import static io.sluice.transforms.chat.ChatMessageModel.CHAT_MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.LoadOutput;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.RecordFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The transform in a pipeline of anybody's own, without the program around it. */
@ExtendWith(Servers.class)
class LoadFilesIT {

  @TempDir private Path directory;

  @OnEachRunner
  void aPipelineOfItsOwnLoadsResumesAndGetsTheResult(Runner runner, Schema schema)
      throws Exception {
    Path file = Lines.file(directory, reading("a", 1), reading("a", 2), "no JSON", reading("b", 1));
    Map<LineCounter, Long> expected =
        Map.of(LineCounter.READ, 4L, LineCounter.LOADED, 3L, LineCounter.REJECTED, 1L);

    load(runner, schema.database(), "first", file, expected, 0);
    // The same files, with the same identity: nothing is loaded again.
    load(runner, schema.database(), "second", file, expected, 4);

    assertThat(schema.query("SELECT sensor, value FROM readings ORDER BY sensor, at"))
        .containsExactly(List.of("a", "7"), List.of("a", "7"), List.of("b", "7"));
    assertThat(schema.query("SELECT COUNT(*) FROM sluice_load_file WHERE finished IS NOT NULL"))
        .containsExactly(List.of("1"));
    assertThat(schema.query("SHOW KEYS FROM readings WHERE Key_name = 'value'")).hasSize(1);
  }

  @OnEachRunner
  void everyLineIsCountedUnderItsOutcome(Runner runner, Schema schema) throws Exception {
    Path log =
        Lines.file(
            directory,
            Lines.message("1", "a"),
            Lines.message("2", "b"),
            Lines.message("1", "a"),
            Lines.message("2", "other contents"),
            Lines.of("3", "status", "s", 1, "away"),
            "no JSON",
            "");
    List<String> inputs = List.of(log.toString());
    Database database = schema.database();
    String rejects = directory.resolve("rejects").toString();
    Pipeline pipeline = pipeline(runner);

    LoadOutput output =
        pipeline.apply(
            "Load files",
            LoadFiles.of(
                    InputFiles.find(inputs),
                    ParseLines.into(CHAT_MESSAGES)
                        .where( // another filter is another load
                            RecordFilter.of(
                                "messages", message -> message.type().equals("message"))),
                    database)
                .rejectsTo(rejects));
    assertResult(
        output.result(),
        Map.of(
            LineCounter.READ, 7L,
            LineCounter.LOADED, 2L,
            LineCounter.DUPLICATE, 1L,
            LineCounter.CONFLICT, 1L,
            LineCounter.FILTERED, 1L,
            LineCounter.REJECTED, 1L,
            LineCounter.BLANK, 1L),
        0);
    pipeline.run().waitUntilFinish();

    assertThat(schema.query("SELECT id FROM chat_messages ORDER BY id"))
        .containsExactly(List.of("1"), List.of("2"));
    assertThat(Rejects.in(Path.of(rejects)).stream().map(reject -> reject.get("reason").asText()))
        .containsExactlyInAnyOrder("JSON_SYNTAX", "CONFLICT");
  }

  @OnEachRunner
  void aLoadWithAnotherIdentityIsAnotherLoad(Runner runner, Schema schema) throws Exception {
    Path file = Lines.file(directory, reading("a", 1), reading("a", 2));
    load(
        runner,
        schema.database(),
        "first",
        file,
        Map.of(LineCounter.READ, 2L, LineCounter.LOADED, 2L),
        0);

    Pipeline pipeline = pipeline(runner);
    LoadFiles<Reading> other =
        LoadFiles.of(
                InputFiles.find(List.of(file.toString())),
                ParseLines.into(ReadingModel.READINGS)
                    .where(RecordFilter.of("at most 1", reading -> reading.at() <= 1)),
                schema.database())
            .rejectsTo(directory.resolve("rejects").toString());
    assertResult(
        pipeline.apply(other).result(),
        Map.of(LineCounter.READ, 2L, LineCounter.DUPLICATE, 1L, LineCounter.FILTERED, 1L),
        0);
    pipeline.run().waitUntilFinish();
  }

  /** The example of the Javadoc and the README. */
  @OnEachRunner
  void thePipelineOfTheExampleRunsAgain(Runner runner, Schema schema) throws Exception {
    Path file = Lines.file(directory, reading("a", 1), reading("b", 1), "no JSON");
    Pipeline pipeline = pipeline(runner);
    LoadOutput output =
        pipeline.apply(
            LoadFiles.of(
                    InputFiles.find(List.of(file.toString())),
                    ParseLines.into(ReadingModel.READINGS)
                        .where(RecordFilter.of("only a", reading -> reading.sensor().equals("a"))),
                    schema.database())
                .rejectsTo(directory.resolve("rejects").toString()));
    PAssert.thatSingleton(output.result())
        .satisfies(
            result -> {
              assertThat(result.failure()).isNull();
              assertThat(result.lines().of(LineCounter.LOADED)).isEqualTo(1);
              assertThat(result.lines().of(LineCounter.FILTERED)).isEqualTo(1);
              return null;
            });
    PAssert.that(output.rejects())
        .satisfies(
            names -> {
              assertThat(names).singleElement().asString().endsWith(".ndjson");
              return null;
            });
    pipeline.run().waitUntilFinish();

    pipeline.run().waitUntilFinish();

    assertThat(schema.query("SELECT sensor FROM readings")).containsExactly(List.of("a"));
    // Each start is another run, which the ledger tells apart by its name.
    assertThat(schema.query("SELECT state, read_before FROM sluice_load ORDER BY started, run"))
        .containsExactly(List.of("done", "0"), List.of("done", "3"));
    String first = schema.value("SELECT MIN(run) FROM sluice_load");
    assertThat(schema.value("SELECT MAX(run) FROM sluice_load")).isEqualTo(first + ".2");
    assertThat(Rejects.in(directory.resolve("rejects"))).hasSize(1);
  }

  @OnEachRunner
  void damagedInputIsAResult(Runner runner, Schema schema) throws Exception {
    Path good = Lines.file(directory, reading("a", 1));
    Path damaged = directory.resolve("damaged.gz");
    // Damaged behind what is looked at before the load.
    byte[] gzip = gzip((reading("b", 1) + "\n").repeat(2_000_000));
    Files.write(damaged, Arrays.copyOf(gzip, gzip.length - 4));
    Pipeline pipeline = pipeline(runner);
    LoadOutput output =
        pipeline.apply(
            LoadFiles.of(
                    InputFiles.find(List.of(good.toString(), damaged.toString())),
                    ParseLines.into(ReadingModel.READINGS),
                    schema.database())
                .named("run")
                .rejectsTo(directory.resolve("rejects").toString()));
    PAssert.thatSingleton(output.result())
        .satisfies(
            result -> {
              assertThat(result.failure().cause()).isEqualTo(LoadFailure.Cause.INPUT);
              assertThat(result.failure().reason()).contains("damaged.gz");
              return null;
            });
    pipeline.run().waitUntilFinish();

    assertThat(schema.query("SELECT state, cause FROM sluice_load"))
        .containsExactly(List.of("failed", "input"));
    assertThat(schema.value("SELECT reason FROM sluice_load")).contains("damaged.gz");
    assertThat(schema.query("SELECT sensor FROM readings")).contains(List.of("a"));
    assertThat(schema.query("SHOW KEYS FROM readings WHERE Key_name = 'value'")).hasSize(1);
  }

  @OnEachRunner
  void tooManyRejectsAreAResult(Runner runner, Schema schema) throws Exception {
    Path file = Lines.file(directory, reading("a", 1), "no JSON", "no JSON either");
    Pipeline pipeline = pipeline(runner);
    LoadOutput output =
        pipeline.apply(
            load(schema.database(), "run", file)
                .maxRejected(RejectLimit.parse("1").orElseThrow())
                .summaryTo(directory.resolve("summary.json").toString()));
    PAssert.thatSingleton(output.result())
        .satisfies(
            result -> {
              assertThat(result.failure())
                  .isEqualTo(
                      new LoadFailure(
                          LoadFailure.Cause.REJECTED,
                          "More lines were rejected than --maxRejected=1 allows."));
              return null;
            });
    pipeline.run().waitUntilFinish();

    assertThat(schema.query("SELECT state, cause FROM sluice_load"))
        .containsExactly(List.of("failed", "rejected"));
    assertThat(schema.query("SHOW KEYS FROM readings WHERE Key_name = 'value'")).hasSize(1);
    assertThat(Files.readString(directory.resolve("summary.json")))
        .isEqualTo(schema.value("SELECT result FROM sluice_load"))
        .contains("\"rejected\" : 2");
  }

  @OnEachRunner
  void withoutFilesThereIsAResultToo(Runner runner, Schema schema) throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.ndjson"));
    load(runner, schema.database(), "run", empty, Map.of(), 0);
    assertThat(schema.query("SELECT COUNT(*) FROM sluice_load_file WHERE finished IS NOT NULL"))
        .containsExactly(List.of("1"));
  }

  @OnEachRunner
  void aTableThatDoesNotFitEndsThePipeline(Runner runner, Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE readings (sensor VARCHAR(10), at TIMESTAMP, value BIGINT)");
    Pipeline pipeline = pipeline(runner);
    pipeline.apply(load(schema.database(), "run", Lines.file(directory, reading("a", 1))));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasStackTraceContaining("DatabaseException")
        .hasStackTraceContaining("readings");
  }

  private void load(
      Runner runner,
      Database database,
      String run,
      Path file,
      Map<LineCounter, Long> counts,
      long before) {
    Pipeline pipeline = pipeline(runner);
    assertResult(pipeline.apply(load(database, run, file)).result(), counts, before);
    pipeline.run().waitUntilFinish();
  }

  private LoadFiles<Reading> load(Database database, String run, Path file) {
    return LoadFiles.of(
            InputFiles.find(List.of(file.toString())),
            ParseLines.into(ReadingModel.READINGS),
            database)
        .named(run)
        .rejectsTo(directory.resolve("rejects").toString());
  }

  private static void assertResult(
      PCollection<LoadResult> result, Map<LineCounter, Long> counts, long before) {
    PAssert.thatSingleton(result)
        .satisfies(
            it -> {
              assertThat(it.lines().byCounter()).isEqualTo(counts);
              assertThat(it.before()).isEqualTo(before);
              return null;
            });
  }

  /** A pipeline that fails if an assertion of its own has not run. */
  private static Pipeline pipeline(Runner runner) {
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(runner.options().toArray(String[]::new)).create();
    FileSystems.setDefaultPipelineOptions(options);
    return TestPipeline.fromOptions(options).enableAbandonedNodeEnforcement(true);
  }

  private static byte[] gzip(String contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(contents.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String reading(String sensor, long at) {
    return "{\"sensor\":\"%s\",\"at\":%d,\"value\":7}".formatted(sensor, at);
  }
}
