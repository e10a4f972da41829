package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.record.OnTooLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySpecTest {

  @TempDir Path directory;

  @Test
  void theDefaults() throws IOException {
    Path file = file("a.ndjson");
    assertThat(spec("--rejects=" + directory))
        .isEqualTo(
            new LoadSpec(
                "run",
                new ReadSpec(List.of(file.toString()), LoadOptions.Reader.BLOCKS, 1 << 20, true),
                Optional.empty(),
                "chat_messages",
                WriteSpec.DEFAULT,
                "replay types=[] sites=[] since=null until=null onDuplicate=KEEP onTooLong=REJECT"
                    + " maxLineBytes=1048576",
                OnTooLong.REJECT,
                directory + "/again",
                RejectLimit.NONE,
                false,
                Optional.empty()));
  }

  @Test
  void theFilesAreThoseOfTheDirectoryItself() throws IOException {
    Path odd = file("[b]*, {c}.ndjson");
    Path plain = file("a.ndjson");
    file("notes.txt");
    file("a.ndjson~");
    file(".a.ndjson");
    Files.createDirectory(directory.resolve("again"));
    file("again/c.ndjson");
    assertThat(spec("--rejects=" + directory).reading().inputs())
        .containsExactly(odd.toString(), plain.toString());
  }

  @Test
  void whatIsRejectedAgainMayGoElsewhere() throws IOException {
    file("a.ndjson");
    assertThat(spec("--rejects=" + directory, "--again=" + directory.resolve("b/c")).rejects())
        .isEqualTo(directory.resolve("b/c").toString());
  }

  @Test
  void whatIsRejectedAgainNeverGoesIntoWhatIsRead() throws IOException {
    file("a.ndjson");
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    assertThatThrownBy(() -> spec("--rejects=" + directory, "--again=" + link))
        .isInstanceOf(OptionException.class)
        .hasMessage("--again=%s is the directory of the rejects themselves.", link);
  }

  @Test
  void withoutAFileThereIsNothingToReplay() {
    assertThatThrownBy(() -> spec("--rejects=" + directory))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "There are no rejects in %s: not one file *.ndjson ".formatted(directory));
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> spec("--rejects=" + missing))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no directory of rejects %s.", missing);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "{}\n");
  }

  private static LoadSpec spec(String... args) {
    return LoadSpec.ofReplay("run", PipelineOptionsFactory.fromArgs(args).as(ReplayOptions.class));
  }
}
