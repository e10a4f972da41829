package io.sluice.transforms.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  void whereRejectsGoHasToBeSaid() {
    Pipeline pipeline = Pipeline.create();
    assertThatThrownBy(() -> pipeline.apply(WRITE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("It is not said where rejects go; call rejectsTo.");
  }

  // By its name the ledger tells whose a file of rejects is.
  @Test
  void aRunHasAName() {
    assertThatThrownBy(() -> WRITE.rejectsTo(Path.of("rejects"), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("run is empty");
  }

  @Test
  void theLinesOfACompressedFileAreCopied(@TempDir Path directory) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<String> names = new ArrayList<>();
    for (int size : new int[] {300, 100, 200}) {
      byte[] gzip = new byte[size];
      gzip[0] = 0x1f;
      gzip[1] = (byte) 0x8b;
      names.add(Files.write(directory.resolve(size + ".gz"), gzip).toString());
    }
    names.add(Files.writeString(directory.resolve("plain"), "x".repeat(1000)).toString());
    InputFiles files = InputFiles.find(names);
    assertThat(LoadFiles.leastTemporaryBytes(files)).isEqualTo(300);
  }

  @Test
  void itTravels() {
    SerializableUtils.ensureSerializable(
        WRITE.rejectsTo(Path.of("rejects"), "run").ledger(Map.of("file", "key")));
  }
}
