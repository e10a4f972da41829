package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.IncompleteRunException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.input.InputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadExecutionTest {

  @TempDir private Path directory;

  private Path damaged;

  @BeforeEach
  void makeAFileThatIsDamaged() throws IOException {
    damaged = directory.resolve("a.gz");
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(noise);
    }
    // Its beginning is as it must be.
    Files.write(damaged, Arrays.copyOf(gzip.toByteArray(), noise.length / 2));
  }

  @Test
  void asksTheFilesWhyTextIoHasFailed() {
    assertThatThrownBy(() -> run("--reader=TEXTIO").of(LoadExecutionTest::fail))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is damaged or cut off.", damaged);
  }

  @Test
  void readsNothingAgainWhereTheReaderItselfNamesItsFiles() {
    assertThatThrownBy(() -> run("--reader=BLOCKS").of(LoadExecutionTest::fail))
        .isNotInstanceOf(InputException.class)
        .hasMessageContaining("boom");
  }

  /** The DirectRunner does so when a worker has run out of memory. */
  @Test
  void aRunThatIsNotDoneIsNoSuccess() {
    LoadExecution run = run("--reader=BLOCKS");
    run.options().setRunner(StoppingRunner.class);
    assertThatThrownBy(() -> run.of(pipeline -> {}))
        .isInstanceOf(IncompleteRunException.class)
        .hasMessage(
            "The run ended early, in the state RUNNING, perhaps for want of memory; run it again"
                + " with more, as in java -Xmx4g -jar target/sluice.jar.");
  }

  @Test
  void saysThatMemoryHasRunOut() {
    assertThatThrownBy(
            () -> run("--reader=BLOCKS").of(pipeline -> fail(new OutOfMemoryError("Java heap"))))
        .isInstanceOf(IncompleteRunException.class)
        .hasMessageStartingWith("The run ended early for want of memory; run it again with more");
  }

  /** Returns from a run as if it had not ended. */
  public static final class StoppingRunner extends PipelineRunner<PipelineResult> {

    /** What Beam calls. */
    public static StoppingRunner fromOptions(PipelineOptions options) {
      return new StoppingRunner();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      return new Running();
    }
  }

  private static final class Running implements PipelineResult {

    @Override
    public State getState() {
      return State.RUNNING;
    }

    @Override
    public State cancel() {
      return State.RUNNING;
    }

    @Override
    public State waitUntilFinish(Duration duration) {
      return State.RUNNING;
    }

    @Override
    public State waitUntilFinish() {
      return State.RUNNING;
    }

    @Override
    public MetricResults metrics() {
      throw new UnsupportedOperationException();
    }
  }

  private static void fail(OutOfMemoryError error) {
    throw new IllegalStateException(error);
  }

  private LoadExecution run(String... options) {
    LoadOptions all = PipelineOptionsFactory.fromArgs(options).as(LoadOptions.class);
    all.setInput(List.of(damaged.toString()));
    all.setRejects(directory.toString());
    LoadSpec spec = LoadSpec.of("run", all);
    InputFiles files = Load.findInputs(spec, all);
    return new LoadExecution(all, spec, files);
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
