package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.read.InputException;
import io.sluice.transforms.read.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineRunTest {

  @TempDir private Path directory;

  private Path damaged;

  @BeforeEach
  void makeAFileThatIsDamaged() throws IOException {
    damaged = directory.resolve("a.gz");
    Files.write(damaged, new byte[] {0x1f, (byte) 0x8b, 8, 0});
  }

  @Test
  void asksTheFilesWhyTextIoHasFailed() {
    assertThatThrownBy(() -> run("--reader=TEXTIO").of(PipelineRunTest::fail))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is damaged or cut off.", damaged);
  }

  @Test
  void readsNothingAgainWhereTheReaderItselfNamesItsFiles() {
    assertThatThrownBy(() -> run("--reader=BLOCKS").of(PipelineRunTest::fail))
        .isNotInstanceOf(InputException.class)
        .hasMessageContaining("boom");
  }

  private PipelineRun run(String... options) {
    LoadOptions all = PipelineOptionsFactory.fromArgs(options).as(LoadOptions.class);
    all.setInput(List.of(damaged.toString()));
    all.setRejects(directory.toString());
    LoadSpec spec = LoadSpec.of("run", all);
    InputFiles files = Load.findInputs(spec, all);
    return new PipelineRun(all, spec, files);
  }

  private static void fail(Pipeline pipeline) {
    pipeline
        .apply(Create.of(1))
        .apply(
            MapElements.into(TypeDescriptors.integers())
                .via(
                    number -> {
                      throw new IllegalStateException("boom");
                    }));
  }
}
