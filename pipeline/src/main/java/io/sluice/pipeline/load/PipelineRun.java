package io.sluice.pipeline.load;

import io.sluice.pipeline.Counters;
import io.sluice.pipeline.UnfinishedRunException;
import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.SqlFailure;
import io.sluice.transforms.read.InputException;
import io.sluice.transforms.read.InputFiles;
import io.sluice.transforms.write.DuplicateException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Runs a pipeline to its end, and finds what is behind a failure that a runner has wrapped.
 *
 * @param options the runner and its options
 * @param spec the load
 * @param files what is read
 */
record PipelineRun(PipelineOptions options, LoadSpec spec, InputFiles files) {

  private static final String MORE_MEMORY =
      "run it again with more, as in java -Xmx4g -jar target/sluice.jar.";

  /**
   * Runs it.
   *
   * @param build puts the pipeline together
   * @return what the pipeline has counted
   */
  LineCounts of(Consumer<Pipeline> build) {
    try {
      return toTheEnd(build);
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private LineCounts toTheEnd(Consumer<Pipeline> build) {
    Pipeline pipeline = Pipeline.create(options);
    build.accept(pipeline);
    PipelineResult result = pipeline.run();
    PipelineResult.State state = result.waitUntilFinish();
    // The DirectRunner may return from a run that ran out of memory as if nothing had happened.
    if (state != PipelineResult.State.DONE) {
      throw new UnfinishedRunException(
          "The run ended early, in the state %s, perhaps for want of memory; %s"
              .formatted(state, MORE_MEMORY));
    }
    return LineCounts.of(Counters.of(result, LineCounter.NAMESPACE));
  }

  private RuntimeException explained(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException
          || cause instanceof InputException
          || cause instanceof DuplicateException
          || cause instanceof UncheckedIOException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof OutOfMemoryError) {
        return new UnfinishedRunException(
            "The run ended early for want of memory; " + MORE_MEMORY, cause);
      }
      if (cause instanceof SQLException sql && spec.database().isPresent()) {
        return new DatabaseException(
            SqlFailure.of(spec.database().get(), sql).getMessage()
                + "\nWhat was written before stays; run the same load again to complete it.",
            sql);
      }
    }
    return spec.reading().reader() == Reader.TEXTIO ? damage(failure) : failure;
  }

  /** TextIO does not say that it is a file that is damaged, and which. */
  private RuntimeException damage(RuntimeException failure) {
    try {
      files.checkCompressedToTheEnd();
    } catch (InputException damaged) {
      damaged.addSuppressed(failure);
      return damaged;
    }
    return failure;
  }
}
