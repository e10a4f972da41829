package io.sluice.pipeline.load;

import io.sluice.pipeline.Counters;
import io.sluice.pipeline.PipelineExecution;
import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.load.run.LoadCancelledException;
import io.sluice.transforms.load.run.LoadRejectedException;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFiles;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Runs the pipeline of a load to its end, and finds the cause of a failure.
 *
 * @param options the runner and its options
 * @param spec the load
 * @param files the files to read
 */
record LoadExecution(PipelineOptions options, LoadSpec spec, InputFiles files) {

  /**
   * Builds and runs the pipeline.
   *
   * @param build adds the transforms
   * @return the pipeline's counters
   */
  LineCounts of(Consumer<Pipeline> build) {
    return LineCounts.of(Counters.of(run(build), LineCounter.NAMESPACE));
  }

  private PipelineResult run(Consumer<Pipeline> build) {
    try {
      return PipelineExecution.run(options, build);
    } catch (DatabaseException
        | InputException
        | LoadRejectedException
        | LoadCancelledException
        | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw translate(e);
    }
  }

  private RuntimeException translate(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && spec.database().isPresent()) {
        return DatabaseExceptions.of(
                spec.database().get(), Operation.of("writing rows to table %s", spec.table()), sql)
            .with("Run the same command again to complete the load.");
      }
    }
    return spec.reading().reader() == Reader.TEXTIO ? findDamage(failure) : failure;
  }

  /** TextIO does not report that a file is damaged, or which one. */
  private RuntimeException findDamage(RuntimeException failure) {
    try {
      files.verifyCompressed();
    } catch (InputException damaged) {
      damaged.addSuppressed(failure);
      return damaged;
    }
    return failure;
  }
}
