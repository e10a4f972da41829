package io.sluice.load.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.testing.Lines;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads files of every kind. */
@OnOneServer
@ExtendWith(Servers.class)
class InputIT {

  private static final Path SAMPLE = Path.of("src", "sample", "chat.ndjson");

  @TempDir private Path directory;

  @OnEachRunner
  void compressedFilesGlobsAndNamesWithSpacesAreRead(Runner runner, Schema schema)
      throws Exception {
    Path logs = Files.createDirectories(directory.resolve("chat logs"));
    CompressedFiles.writeGzip(logs.resolve("a 1.gz"), Lines.message("1", "x"));
    CompressedFiles.writeBzip2(logs.resolve("b.bz2"), Lines.message("2", "x"));
    CompressedFiles.writeZstd(logs.resolve("c.zst"), Lines.message("3", "x"));
    Files.writeString(logs.resolve("d1.ndjson"), Lines.message("4", "x"));
    Files.writeString(logs.resolve("d2.ndjson"), Lines.message("5", "x"));

    Ended load =
        load(
            runner,
            schema,
            "--input=%s,%s".formatted(logs.resolve("a 1.gz"), logs.resolve("b.bz2")),
            "--input=" + logs.resolve("c.zst"),
            "--input=" + logs.resolve("d*.ndjson"));

    assertThat(load.summary()).contains("read=5 loaded=5 ");
  }

  @OnEachRunner
  void anEmptyFileIsNoErrorAndIsSaid(Runner runner, Schema schema) throws Exception {
    Ended load = load(runner, schema, "--input=" + Lines.file(directory));

    assertThat(load.status()).isZero();
    assertThat(load.summary()).contains("read=0 loaded=0 ");
    assertThat(load.err()).contains("there was not one line in the input.");
  }

  @OnEachRunner
  void aLineThatIsTooLongIsRejectedAndTheOthersAreLoaded(Runner runner, Schema schema)
      throws Exception {
    Path file =
        Lines.file(
            directory,
            Lines.message("1", "x"),
            Lines.message("2", "x".repeat(3_000_000)),
            Lines.message("3", "x"));

    Ended load = load(runner, schema, "--input=" + file);

    assertThat(load.summary()).contains("read=3 loaded=2 ").contains(" rejected=1 ");
    JsonNode reject = Rejects.in(directory.resolve("rejects")).get(0);
    assertThat(reject.get("reason").asText()).isEqualTo("LINE_TOO_LONG");
    assertThat(reject.get("length").asInt()).isGreaterThan(3_000_000);
    assertThat(Rejects.raw(reject)).hasSize(1024);
  }

  @OnEachRunner
  void aGzipThatIsCutOffIsNamed(Runner runner, Schema schema) throws Exception {
    Path file = directory.resolve("cut.gz");
    CompressedFiles.writeGzip(file, Files.readString(SAMPLE, StandardCharsets.ISO_8859_1));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    Ended load = load(runner, schema, "--input=" + SAMPLE, "--input=" + file);

    assertThat(load.status()).isEqualTo(3);
    assertThat(load.err())
        .isEqualTo("sluice: error: The input " + file + " is damaged or cut off.\n");
  }

  @Test
  void everyFileThatAPatternNamesIsLoadedWhateverItIsCalled(Schema schema) throws Exception {
    Path logs = Files.createDirectories(directory.resolve("logs/größe"));
    Files.writeString(logs.resolve("chat,2024.ndjson"), Lines.message("1", "x"));
    Files.writeString(logs.resolve("a[1]*.ndjson"), Lines.message("2", "x"));
    // As a log that is emptied while a program goes on writing to it.
    Files.writeString(
        logs.resolve("nuls.ndjson"), "\0".repeat(3_000_000) + Lines.message("3", "x"));
    // Whoever goes through links comes to no end.
    Files.createSymbolicLink(logs.resolve("x"), logs);
    Files.createSymbolicLink(logs.resolve("y"), logs);

    Ended load = load(Runner.DIRECT, schema, "--input=%s/*.ndjson".formatted(logs));
    Ended again = load(Runner.DIRECT, schema, "--input=%s/chat,2024.ndjson".formatted(logs));

    assertThat(load.summary()).contains("read=3 loaded=3 ");
    assertThat(again.summary()).contains("read=1 loaded=1 ");
  }

  @Test
  void aFileOfWhichEveryLineIsRejectedIsNoSuccess(Schema schema) throws Exception {
    Path array = Files.writeString(directory.resolve("a.json"), "[{\"id\":\"1\"}]\n");

    Ended load = load(Runner.DIRECT, schema, "--input=" + array);
    Ended plan = Program.run("plan", schema.options(), "--input=" + array);
    Ended allowed = load(Runner.DIRECT, schema, "--input=" + array, "--maxRejected=100%");

    String sentence =
        "sluice: error: Every line was rejected. %s looks like a JSON array; Sluice reads one JSON"
            + " object per line, which jq -c '.[]' writes.\n";
    assertThat(load.status()).isEqualTo(5);
    assertThat(load.err()).contains(sentence.formatted(array));
    assertThat(plan.status()).isEqualTo(5);
    assertThat(plan.err()).contains(sentence.formatted(array));
    assertThat(allowed.status()).isZero();
  }

  /** Then nothing but the program judges the rejects, by the counters of the runner. */
  @OnEachRunner
  void withoutALedgerTooManyRejectsAreNoSuccessEither(Runner runner, Schema schema)
      throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"), "[]");

    Ended load = load(runner, schema, "--input=" + file, "--ledger=off", "--maxRejected=0");

    assertThat(load.status()).isEqualTo(5);
    assertThat(load.summary()).contains("read=2 loaded=1 ").contains(" rejected=1 ");
    assertThat(load.err()).contains("More lines were rejected than --maxRejected=0 allows.");
  }

  private Ended load(Runner runner, Schema schema, String... options) {
    return Program.load(runner, schema, directory.resolve("rejects"), options);
  }
}
