package io.sluice.transforms.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.OnTooLong;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFilesTest {

  private static final LoadFiles<ChatMessage> WRITE = load();

  @Test
  void rejectsToIsRequired() {
    Pipeline pipeline = Pipeline.create();
    assertThatThrownBy(() -> pipeline.apply(WRITE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rejectsTo() is required.");
  }

  @Test
  void aNameFitsIntoTheLedger() {
    for (String name : List.of("", "x".repeat(65), "a/b", "a,b", "é")) {
      assertThatThrownBy(() -> WRITE.named(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("name does not match [A-Za-z0-9._-]{1,64}");
    }
    assertThat(WRITE.rejectsTo("r").named("x".repeat(64)).ledger().run()).hasSize(64);
  }

  @Test
  void twoLoadsHaveDifferentNames() {
    assertThat(load().rejectsTo("rejects").ledger().run())
        .startsWith("load-")
        .isNotEqualTo(load().rejectsTo("rejects").ledger().run());
  }

  // Another identity is another load: what decides the outcome of a line is part of it.
  @Test
  void theIdentityNamesWhatDiffersFromTheDefaults() {
    LoadFiles<ChatMessage> plain = load().rejectsTo("rejects");
    assertThat(plain.ledger().settings()).isEqualTo("records=chat");
    assertThat(plain.retryFor(Duration.ofHours(1)).indexes(IndexTiming.NOW).ledger().settings())
        .isEqualTo("records=chat");
    assertThat(plain.onDuplicate(OnDuplicate.LATEST).maxLineBytes(99).ledger().settings())
        .isEqualTo("records=chat onDuplicate=LATEST maxLineBytes=99");
    assertThat(
            load(ParseLines.into(ChatMessageModel.CHAT_MESSAGES)
                    .where(new ChatFilter(Set.of("status"), Set.of("b", "a"), null, null))
                    .onTooLong(OnTooLong.TRUNCATE))
                .rejectsTo("rejects")
                .ledger()
                .settings())
        .isEqualTo("records=chat types=[status] sites=[a, b] onTooLong=TRUNCATE");
  }

  @Test
  void theLinesOfACompressedFileAreCopied(@TempDir Path directory) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path largest = gzip(directory, 300);
    List<Path> files =
        List.of(
            gzip(directory, 100),
            largest,
            gzip(directory, 200),
            Files.writeString(directory.resolve("plain"), "x".repeat(1000)));
    InputFiles inputs = InputFiles.find(files.stream().map(Path::toString).toList());
    assertThat(LoadFiles.minTemporaryBytes(inputs)).isEqualTo(Files.size(largest));
  }

  private static Path gzip(Path directory, int bytes) throws IOException {
    byte[] contents = new byte[bytes];
    new Random(bytes).nextBytes(contents);
    Path file = directory.resolve(bytes + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(contents);
    }
    return file;
  }

  @Test
  void itTravels() {
    SerializableUtils.ensureSerializable(
        WRITE.rejectsTo("rejects").maxRejected(RejectLimit.NONE).earlierIdentity("identity"));
  }

  private static LoadFiles<ChatMessage> load() {
    return load(ParseLines.into(ChatMessageModel.CHAT_MESSAGES));
  }

  private static LoadFiles<ChatMessage> load(ParseLines<ChatMessage> parse) {
    return LoadFiles.of(
        new InputFiles(List.of()),
        parse,
        new Database("h", 3306, "chat", "ann", new Password.None(), Tls.DISABLED));
  }
}
