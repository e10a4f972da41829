package io.sluice.pipeline.load;

import static java.util.Objects.requireNonNull;

import io.sluice.pipeline.Counters;
import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.SqlFailure;
import io.sluice.transforms.jdbc.TargetTable;
import io.sluice.transforms.parse.LineCounter;
import io.sluice.transforms.read.InputException;
import io.sluice.transforms.read.InputFiles;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.RecordModel;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.ProcessFunction;

/**
 * One load, in three steps: {@link #findInputs} and {@link #checkTable}, which change nothing, and
 * {@link #run}.
 *
 * @param <T> the record
 */
public final class Load<T> {

  private final RecordModel<T> model;
  private final ProcessFunction<T, Boolean> filter;
  private final LoadSpec spec;
  private final Optional<TargetTable> target;

  /**
   * @param filter which records to load
   */
  public Load(RecordModel<T> model, ProcessFunction<T, Boolean> filter, LoadSpec spec) {
    this.model = requireNonNull(model, "model is null");
    this.filter = requireNonNull(filter, "filter is null");
    this.spec = requireNonNull(spec, "spec is null");
    this.target =
        spec.database()
            .map(database -> new TargetTable(database, model.table().named(spec.table())));
  }

  /**
   * Finds the files to read and looks at their first bytes.
   *
   * @throws InputException when an input is missing or unreadable
   */
  public static InputFiles findInputs(LoadSpec spec, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    InputFiles files = InputFiles.find(spec.inputs());
    if (spec.reader() == Reader.TEXTIO) {
      files.checkNames();
    }
    return files;
  }

  /**
   * Checks, without changing anything, that the table takes the records unaltered.
   *
   * @return what its columns take; what the model asks for where there is no table yet
   * @throws DatabaseException when the database cannot be reached, or the table does not fit
   */
  public Limits checkTable() {
    return target.map(TargetTable::check).orElseGet(() -> Limits.of(model.table()));
  }

  /**
   * Creates the table where it is missing, runs the pipeline to its end and says what became of the
   * lines.
   *
   * @param options the runner and its options
   * @param files what {@link #findInputs} found
   * @param limits what {@link #checkTable} returned
   * @throws InputException when a file is damaged
   * @throws DatabaseException when the database fails
   */
  public LoadSummary run(PipelineOptions options, InputFiles files, Limits limits) {
    if (spec.dryRun()) {
      long start = System.nanoTime();
      Map<String, Long> counters = runPipeline(options, files, limits);
      return LoadSummary.of(counters, null, secondsSince(start));
    }
    TargetTable table = target.orElseThrow();
    table.createIfMissing();
    long start = System.nanoTime();
    long before = table.rows();
    Map<String, Long> counters = runPipeline(options, files, limits);
    long after = table.rows();
    return LoadSummary.of(counters, after - before, secondsSince(start));
  }

  private Map<String, Long> runPipeline(PipelineOptions options, InputFiles files, Limits limits) {
    try {
      return runToTheEnd(options, files, limits);
    } catch (RuntimeException e) {
      throw explained(e, files);
    }
  }

  private Map<String, Long> runToTheEnd(PipelineOptions options, InputFiles files, Limits limits) {
    Pipeline pipeline = Pipeline.create(options);
    LoadPipeline.build(pipeline, model, filter, spec, files, limits);
    PipelineResult result = pipeline.run();
    PipelineResult.State state = result.waitUntilFinish();
    // The DirectRunner may return from a run that ran out of memory as if nothing had happened.
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The run ended in state " + state + ", not DONE.");
    }
    return Counters.of(result, LineCounter.NAMESPACE);
  }

  /** Finds the file or the database behind a failure that a runner has wrapped. */
  private RuntimeException explained(RuntimeException failure, InputFiles files) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException || cause instanceof InputException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof SQLException sql && spec.database().isPresent()) {
        return new DatabaseException(
            SqlFailure.of(spec.database().get(), sql).getMessage()
                + "\nWhat was written before stays; run the same load again to complete it.",
            sql);
      }
    }
    try {
      files.checkCompressedToTheEnd();
    } catch (InputException damaged) {
      damaged.addSuppressed(failure);
      return damaged;
    }
    return failure;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
