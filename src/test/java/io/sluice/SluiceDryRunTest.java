package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.cli.CapturedConsole;
import io.sluice.cli.ExitCode;
import io.sluice.testing.Repository;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SluiceDryRunTest {

  private static final Path SAMPLE = Repository.file("src/sample/chat.ndjson");

  @TempDir Path directory;

  private final CapturedConsole captured = CapturedConsole.ofPipe();

  @Test
  void ofTheSampleCountsWhatIsExpectedOfIt() throws IOException {
    Map<String, Long> expected = expected();
    assertThat(dryRun()).isEqualTo(ExitCode.DONE);
    // Without a table nobody knows which records are there already.
    assertThat(captured.out())
        .startsWith(
            "sluice load: read=%d loaded=%d duplicate=0 conflict=0 filtered=0 rejected=%d blank=%d"
                .formatted(
                    expected.get("read"),
                    expected.get("loaded") + expected.get("duplicate"),
                    expected.get("rejected"),
                    expected.get("blank")))
        .hasLineCount(1);
    assertThat(rejectedLines()).isEqualTo(expected.get("rejected"));
    assertThat(captured.err())
        .startsWith("sluice: dry run: nothing was written to a database.\nsluice: 54 lines were")
        .contains("they are in " + directory.resolve("rejects/dry-run-"));
  }

  @Test
  void withTooManyRejectsEndsWith5AfterItsSummaryOfEachReason() throws IOException {
    Path summary = directory.resolve("summary.json");
    assertThat(dryRun("--maxRejected=5%", "--summary=" + summary))
        .isEqualTo(ExitCode.TOO_MANY_REJECTED);
    assertThat(captured.out()).startsWith("sluice load: read=1000 ");
    assertThat(captured.err())
        .endsWith("sluice: error: More lines were rejected than --maxRejected=5% allows.\n");
    JsonNode json = new ObjectMapper().readTree(summary.toFile());
    assertThat(json.get("rejected").asLong()).isEqualTo(54);
    for (Reason reason : Reason.values()) {
      if (reason.example().isPresent()) {
        assertThat(json.at("/rejected_by/" + reason).asLong()).as(reason.name()).isBetween(3L, 4L);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSummaryThatCannotBeWrittenComesBehindTheLineOfTheLoadThatIsDone() {
    assertThat(dryRun("--summary=/dev/full")).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(captured.out()).startsWith("sluice load: read=1000 ");
    assertThat(captured.err())
        .endsWith(
            "sluice: error: The load is done, but --summary=/dev/full could not be written: No"
                + " space left on device.\n");
  }

  private ExitCode dryRun(String... more) {
    Stream<String> words =
        Stream.of(
            "load",
            "--input=" + SAMPLE,
            "--dryRun",
            "--quiet",
            "--targetParallelism=2",
            "--rejects=" + directory.resolve("rejects"));
    return Sluice.run(
        captured.console(), Stream.concat(words, Stream.of(more)).toArray(String[]::new));
  }

  private static Map<String, Long> expected() throws IOException {
    Path file = SAMPLE.resolveSibling("chat.ndjson.expected.json");
    return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
  }

  private long rejectedLines() throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.list(directory.resolve("rejects"))) {
      for (Path file : files.toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    return lines;
  }
}
