package io.sluice.pipeline;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.run.LoadCancelledException;
import io.sluice.transforms.load.run.LoadRejectedException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Runs pipelines to their end, and unwraps the failures that runners wrap. */
public final class PipelineExecution {

  private static final String MORE_MEMORY =
      "run it again with more, as in java -Xmx4g -jar target/sluice.jar.";

  private PipelineExecution() {}

  /**
   * Builds and runs a pipeline.
   *
   * @param options the runner and its options
   * @param build adds the transforms
   * @throws IncompleteRunException if the run ends early
   * @throws RuntimeException an exception that a transform throws on purpose, unwrapped
   */
  public static PipelineResult run(PipelineOptions options, Consumer<Pipeline> build) {
    try {
      return runToEnd(options, build);
    } catch (RuntimeException e) {
      throw cause(e);
    }
  }

  /**
   * Builds a pipeline and hands it to a runner whose options say that it does not wait for the end.
   * A failure of the submission is thrown; a later one only the runner shows.
   *
   * @param options the runner and its options
   * @param build adds the transforms
   * @throws RuntimeException an exception that a transform throws on purpose, unwrapped
   */
  public static void submit(PipelineOptions options, Consumer<Pipeline> build) {
    try {
      Pipeline pipeline = Pipeline.create(options);
      build.accept(pipeline);
      pipeline.run();
    } catch (RuntimeException e) {
      throw cause(e);
    }
  }

  private static PipelineResult runToEnd(PipelineOptions options, Consumer<Pipeline> build) {
    Pipeline pipeline = Pipeline.create(options);
    build.accept(pipeline);
    PipelineResult result = pipeline.run();
    PipelineResult.State state = result.waitUntilFinish();
    // The DirectRunner may return normally from a run that ran out of memory.
    if (state != PipelineResult.State.DONE) {
      throw new IncompleteRunException(
          "The run ended early, in the state %s, perhaps for want of memory; %s"
              .formatted(state, MORE_MEMORY));
    }
    return result;
  }

  private static RuntimeException cause(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException
          || cause instanceof InputException
          || cause instanceof LoadRejectedException
          || cause instanceof LoadCancelledException
          || cause instanceof UncheckedIOException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof OutOfMemoryError) {
        return new IncompleteRunException(
            "The run ended early for want of memory; " + MORE_MEMORY, cause);
      }
    }
    return failure;
  }
}
