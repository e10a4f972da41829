package io.sluice.pipeline.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateTest {

  private static final int LINE_BYTES = 200;
  private static final int MANY = 100_000;

  @TempDir private Path directory;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void aFileThatIsLongerThanItsSampleHasLinesByItsBytes() throws Exception {
    InputFile file = find(plain("a", MANY));
    Sample sample = sample(file);
    assertThat(sample.bytes())
        .isBetween(Sample.MAX_BYTES - (1 << 20), Sample.MAX_BYTES + (1 << 20));
    assertThat(estimate(sample, file).lines().getAsDouble()).isCloseTo(MANY, offset(1.0));
    assertThat(estimate(sample, file).isGuess()).isFalse();
  }

  @Test
  void whatHasBeenLoadedIsNotLeft() throws Exception {
    ByteRanges.Builder covered = new ByteRanges.Builder();
    covered.add(new ByteRanges.Range(0, 60_000L * LINE_BYTES));
    InputFile file = find(plain("a", MANY)).without(covered.build(), List.of());
    assertThat(estimate(sample(file), file).lines().getAsDouble()).isCloseTo(40_000, offset(1.0));
  }

  @Test
  void aCompressedFileThatIsSampledWholeIsNoGuess() throws Exception {
    InputFile file = find(gzip("a.gz", 1_000));
    Estimate estimate = estimate(sample(file), file);
    assertThat(estimate.lines()).hasValue(1_000);
    assertThat(estimate.isGuess()).isFalse();
  }

  @Test
  void aLargerOneIsAGuessByHowItsBeginningIsCompressed() throws Exception {
    InputFile file = find(gzip("a.gz", MANY));
    Estimate estimate = estimate(sample(file), file);
    assertThat(estimate.lines().getAsDouble()).isCloseTo(MANY, offset(MANY * 0.05));
    assertThat(estimate.isGuess()).isTrue();
  }

  @Test
  void manyFilesAreSampledHereAndThere() throws Exception {
    for (int i = 0; i < 50; i++) {
      plain("%02d.ndjson".formatted(i), 10);
    }
    InputFile[] files = find("*.ndjson").files().toArray(InputFile[]::new);
    Sample sample = sample(files);
    assertThat(sample.files()).hasSize(16);
    assertThat(sample.lines().of(LineCounter.READ)).isEqualTo(160);
    assertThat(estimate(sample, files).lines()).hasValue(500);
  }

  @Test
  void nothingIsKnownWhereNothingCanBeSampled() throws Exception {
    byte[] whole = Files.readAllBytes(gzip("a.gz", MANY));
    InputFile file = find(Files.write(directory.resolve("b.gz"), Arrays.copyOf(whole, 500)));
    Sample sample = sample(file);
    assertThat(sample.failures()).singleElement().asString().contains("is damaged or cut off.");
    assertThat(estimate(sample, file).lines()).isEmpty();
    assertThat(estimate(sample, file).seconds()).isEmpty();
  }

  @Test
  void noFilesAreNoWork() throws Exception {
    assertThat(estimate(sample()).seconds()).hasValue(0);
  }

  @Test
  void rejectsAndWhatIsFilteredAreNotWritten() throws Exception {
    Path file = directory.resolve("a");
    Files.writeString(file, (line("message") + line("status") + "{x}\n" + "\n").repeat(1000));
    InputFile input = find(file);
    Sample sample = sample(input);
    assertThat(sample.share(LineCounter.REJECTED)).isEqualTo(0.25);
    assertThat(sample.share(LineCounter.FILTERED)).isEqualTo(0.25);
    assertThat(sample.lines().rejectedBy()).containsOnlyKeys(Reason.JSON_SYNTAX);
    Estimate estimate = estimate(sample, input);
    assertThat(estimate.lines()).hasValue(4000);
    assertThat(estimate.writeSeconds()).hasValue(1000.0 / Estimate.ASSUMED_ROWS_PER_SECOND);
    assertThat(Estimate.of(sample, List.of(input), false).writeSeconds()).hasValue(0);
  }

  private static Sample sample(InputFile... files) throws Exception {
    ChatFilter messages = new ChatFilter(Set.of("message"), Set.of(), null, null);
    return Sample.of(
        ParseLines.into(ChatMessageModel.CHAT_MESSAGES).where(messages), List.of(files), 1 << 20);
  }

  private static Estimate estimate(Sample sample, InputFile... left) {
    return Estimate.of(sample, List.of(left), true);
  }

  private InputFiles find(String glob) {
    return InputFiles.find(List.of(directory.resolve(glob).toString()));
  }

  private InputFile find(Path file) {
    return InputFiles.find(List.of(file.toString())).files().get(0);
  }

  private Path plain(String name, int lines) throws IOException {
    return Files.writeString(directory.resolve(name), line("message").repeat(lines));
  }

  /** Of lines that cannot be compressed to next to nothing, which no log can. */
  private Path gzip(String name, int lines) throws IOException {
    Path file = directory.resolve(name);
    Random random = new Random(1);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (String line : Stream.generate(() -> line("message")).limit(lines).toList()) {
        String id = "%016x".formatted(random.nextLong());
        out.write(line.replace("0123456789abcdef", id).getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static String line(String type) {
    String start =
        """
        {"id":"0123456789abcdef","type":"%s","from":"ann","site_id":"s","timestamp":1,\
        "data":{"%s":"\
        """
            .formatted(type, type);
    String end = "\"}}\n";
    return start + "x".repeat(LINE_BYTES - start.length() - end.length()) + end;
  }
}
