package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.reject.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run without a database is the whole load but for the rows. */
class LoadDryRunTest {

  private static final String MESSAGE =
      "{\"id\":\"m1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s1\","
          + "\"timestamp\":1474110256,\"data\":{\"message\":\"hello\"}}\n";
  private static final String STATUS =
      "{\"id\":\"m2\",\"type\":\"status\",\"from\":\"ann\",\"site_id\":\"s1\","
          + "\"timestamp\":1474110256,\"data\":{\"status\":\"away\"}}\n";

  @TempDir Path temp;

  private Path rejects;

  @BeforeEach
  void chooseRejects() {
    rejects = temp.resolve("rejects");
  }

  @Test
  void everyLineIsAccountedForAndRejectsAreKept() throws IOException {
    Path file = temp.resolve("a.ndjson");
    Files.writeString(file, MESSAGE.repeat(20) + STATUS.repeat(3) + "\n \r\n{\"id\":1}\n{x}");
    LoadResult summary = dryRun(file, "--types=message");
    assertThat(LoadSummary.line("load", summary))
        .contains("read=27 loaded=20 duplicate=0 conflict=0 filtered=3 rejected=2 blank=2 ");
    assertThat(summary.lines().rejectedBy())
        .isEqualTo(Map.of(Reason.FIELD_TYPE, 1L, Reason.JSON_SYNTAX, 1L));
    long offset = Files.size(file) - "{\"id\":1}\n{x}".length();
    assertThat(rejectLines())
        .containsExactlyInAnyOrder(
            "{\"reason\":\"FIELD_TYPE\",\"file\":\"%s\",\"offset\":%d,\"length\":8,"
                    .formatted(file, offset)
                + "\"detail\":\"id is not a string\",\"raw\":\"{\\\"id\\\":1}\"}",
            "{\"reason\":\"JSON_SYNTAX\",\"file\":\"%s\",\"offset\":%d,\"length\":3,"
                    .formatted(file, offset + "{\"id\":1}\n".length())
                + "\"detail\":\"not JSON at column 2\",\"raw\":\"{x}\"}");
  }

  @Test
  void saysHowMuchThereIsToRead() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ndjson"), MESSAGE.repeat(3));
    try (LiveCounts counts = LiveCounts.open("run")) {
      dryRun(file);
      assertThat(counts.expectedBytes()).hasValue(Files.size(file));
      assertThat(counts.bytes()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    byte[] whole = gzip(MESSAGE.repeat(1000));
    Files.write(temp.resolve("1.gz"), whole);
    Path bad = Files.write(temp.resolve("2.gz"), Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> dryRun(temp.resolve("*.gz")))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is damaged or cut off.", bad);
  }

  @Test
  void aMissingFileIsNamedBeforeAnythingRuns() {
    assertThatThrownBy(() -> dryRun(temp.resolve("none.ndjson")))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no input %s.", temp.resolve("none.ndjson"));
    assertThat(rejects).doesNotExist();
  }

  private LoadResult dryRun(Path input, String... more) {
    String[] args =
        Stream.concat(
                Stream.of("--input=" + input, "--rejects=" + rejects, "--dryRun"),
                Arrays.stream(more))
            .toArray(String[]::new);
    LoadOptions options = PipelineOptionsFactory.fromArgs(args).as(LoadOptions.class);
    LoadSpec spec = LoadSpec.of("run", options);
    Load<ChatMessage> load =
        new Load<>(ChatMessageModel.CHAT_MESSAGES, LoadFilter.of(options), spec);
    InputFiles files = Load.findInputs(spec, options);
    return load.run(options, 2, files, load.checkTable());
  }

  private List<String> rejectLines() throws IOException {
    try (Stream<Path> files = Files.list(rejects)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.toList()) {
        assertThat(file.getFileName().toString()).startsWith("run-").endsWith(".ndjson");
        all.append(Files.readString(file));
      }
      return all.toString().lines().toList();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
