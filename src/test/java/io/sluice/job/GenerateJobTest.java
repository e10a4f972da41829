package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.Sluice;
import io.sluice.cli.CapturedConsole;
import io.sluice.cli.ExitCode;
import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateJobTest {

  private static final String NEEDS = "generate needs --rows=N and --out=FILE.";

  @TempDir Path directory;

  private final CapturedConsole captured = CapturedConsole.ofPipe();
  private Path log;

  @BeforeEach
  void nameTheLog() {
    log = directory.resolve("log");
  }

  @Test
  void makesTheSampleAgain() throws IOException {
    assertThat(generate("--rows=1000", "--bad=0.05", "--duplicates=0.02")).isEqualTo(ExitCode.DONE);
    assertThat(log).hasSameBinaryContentAs(Repository.file("src/sample/chat.ndjson"));
    assertThat(expectedFile())
        .hasSameBinaryContentAs(Repository.file("src/sample/chat.ndjson.expected.json"));
    assertThat(captured.out())
        .matches("sluice generate: rows=1000 bytes=" + Files.size(log) + " seconds=\\d+\\.\\d\n");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void saysWhatALoadMustReportUnderTheNamesOfItsSummary() throws IOException {
    generate("--rows=0");
    assertThat(log).isEmptyFile();
    JsonNode expected = new ObjectMapper().readTree(expectedFile().toFile());
    List<String> names = new ArrayList<>();
    expected.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "read", "loaded", "duplicate", "conflict", "filtered", "rejected", "blank");
    assertThat(expected).allSatisfy(count -> assertThat(count.asLong(-1)).isZero());
  }

  @Test
  void replacesWhatWasInTheFile() throws IOException {
    Files.writeString(log, "x".repeat(100_000));
    generate("--rows=1");
    assertThat(Files.readAllLines(log)).singleElement().asString().startsWith("{\"id\":");
  }

  @ParameterizedTest
  @CsvSource({
    "--bad=0.6,   --duplicates=0.5",
    "--bad=1.1,   --duplicates=0",
    "--bad=-0.1,  --duplicates=0",
    "--bad=0,     --duplicates=-1"
  })
  void refusesSharesThatAreNone(String bad, String duplicates) {
    assertThat(generate("--rows=1", bad, duplicates)).isEqualTo(ExitCode.BAD_OPTIONS);
    assertError("--bad and --duplicates are shares; together at most 1.");
  }

  @ParameterizedTest
  @CsvSource({"--rows=many, an integer", "--seed=1.5, an integer", "--bad=half, a number"})
  void refusesWhatIsNoNumber(String option, String number) {
    assertThat(generate(option)).isEqualTo(ExitCode.BAD_OPTIONS);
    assertError(option + " is not " + number + ".");
  }

  @Test
  void takesAShareWithoutADigitBeforeItsPoint() throws IOException {
    assertThat(generate("--rows=1000", "--bad=.05", "--duplicates=.02")).isEqualTo(ExitCode.DONE);
    assertThat(log).hasSameBinaryContentAs(Repository.file("src/sample/chat.ndjson"));
  }

  @Test
  void makesIdsThatFollowTheTime() throws IOException {
    assertThat(generate("--rows=1000", "--ids=time")).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(log)).hasSize(1000).isSorted();
  }

  @Test
  void refusesIdsThatItDoesNotKnow() {
    assertThat(generate("--rows=1", "--ids=serial")).isEqualTo(ExitCode.BAD_OPTIONS);
    assertError("--ids=serial is not one of random, time.");
  }

  @Test
  void needsTheNumberOfRowsAndTheFile() {
    assertThat(generate()).isEqualTo(ExitCode.BAD_OPTIONS);
    assertError(NEEDS);
  }

  @Test
  void refusesANegativeNumberOfRows() {
    assertThat(generate("--rows=-1")).isEqualTo(ExitCode.BAD_OPTIONS);
    assertError(NEEDS);
  }

  @Test
  void needsTheFile() {
    assertThat(Sluice.run(captured.console(), "generate", "--rows=1"))
        .isEqualTo(ExitCode.BAD_OPTIONS);
    assertError(NEEDS);
  }

  @Test
  void saysThatItCannotWrite() {
    log = directory.resolve("missing/log");
    assertThat(generate("--rows=1")).isEqualTo(ExitCode.BAD_OPTIONS);
    assertError("--out=" + log + " cannot be written.");
  }

  private ExitCode generate(String... options) {
    List<String> words = new ArrayList<>(List.of("generate", "--out=" + log));
    words.addAll(List.of(options));
    return Sluice.run(captured.console(), words.toArray(String[]::new));
  }

  private Path expectedFile() {
    return log.resolveSibling("log.expected.json");
  }

  private void assertError(String sentence) {
    assertThat(captured.err()).isEqualTo("sluice: error: " + sentence + "\n");
    assertThat(log).doesNotExist();
  }
}
