package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
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
    assertThat(schema.query("SELECT COUNT(*) FROM sluice_ledger_file WHERE finished IS NOT NULL"))
        .containsExactly(List.of("1"));
    assertThat(schema.query("SHOW KEYS FROM readings WHERE Key_name = 'value'")).hasSize(1);
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
        load(schema.database(), "second", file).ledger("a filter that keeps other readings");
    assertResult(pipeline.apply(other), Map.of(LineCounter.READ, 2L, LineCounter.DUPLICATE, 2L), 0);
    pipeline.run().waitUntilFinish();
  }

  @OnEachRunner
  void aRunIsStartedOnce(Runner runner, Schema schema) throws Exception {
    Path file = Lines.file(directory, reading("a", 1));
    load(
        runner,
        schema.database(),
        "run",
        file,
        Map.of(LineCounter.READ, 1L, LineCounter.LOADED, 1L),
        0);

    Pipeline again = pipeline(runner);
    again.apply(load(schema.database(), "run", file));
    assertThatThrownBy(() -> again.run().waitUntilFinish())
        .hasStackTraceContaining("The run run has been started before;");
  }

  @OnEachRunner
  void withoutFilesThereIsAResultToo(Runner runner, Schema schema) throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.ndjson"));
    load(runner, schema.database(), "run", empty, Map.of(), 0);
    assertThat(schema.query("SELECT COUNT(*) FROM sluice_ledger_file WHERE finished IS NOT NULL"))
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
    assertResult(pipeline.apply(load(database, run, file)), counts, before);
    pipeline.run().waitUntilFinish();
  }

  private LoadFiles<Reading> load(Database database, String run, Path file) {
    return LoadFiles.of(
            InputFiles.find(List.of(file.toString())),
            ParseLines.into(ReadingModel.READINGS),
            database)
        .ledger("all readings")
        .rejectsTo(directory.resolve("rejects").toString(), run);
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

  private static Pipeline pipeline(Runner runner) {
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(runner.options().toArray(String[]::new)).create();
    FileSystems.setDefaultPipelineOptions(options);
    return Pipeline.create(options);
  }

  private static String reading(String sensor, long at) {
    return "{\"sensor\":\"%s\",\"at\":%d,\"value\":7}".formatted(sensor, at);
  }
}
