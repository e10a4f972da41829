package io.sluice.transforms.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFilesTest {

  private static final LoadFiles<ChatMessage> WRITE =
      LoadFiles.of(
          new InputFiles(List.of()),
          ParseLines.into(ChatMessageModel.CHAT_MESSAGES),
          new Database("h", 3306, "chat", "ann", new Password.None(), Tls.DISABLED));

  @Test
  void rejectsToIsRequired() {
    Pipeline pipeline = Pipeline.create();
    assertThatThrownBy(() -> pipeline.apply(WRITE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rejectsTo() is required.");
  }

  // By its name the ledger tells whose a file of rejects is.
  @Test
  void aRunHasAName() {
    assertThatThrownBy(() -> WRITE.rejectsTo("rejects", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("run is empty");
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
    SerializableUtils.ensureSerializable(WRITE.rejectsTo("rejects", "run").ledger("identity"));
  }
}
