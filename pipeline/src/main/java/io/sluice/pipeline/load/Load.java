package io.sluice.pipeline.load;

import static java.util.Objects.requireNonNull;

import io.sluice.pipeline.IncompleteRunException;
import io.sluice.pipeline.PipelineExecution;
import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplitSource;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.throttle.Throttle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A load in three steps: {@link #findInputs} and {@link #checkTable}, which change nothing, and
 * {@link #run}.
 *
 * @param <T> the record
 */
public final class Load<T> {

  private final RecordModel<T> model;
  private final RecordFilter<T> filter;
  private final LoadSpec spec;
  private final Optional<TargetTable> target;
  private boolean hasDatabase;
  private boolean startsElsewhere;

  /**
   * @param filter the filter for records to load
   */
  public Load(RecordModel<T> model, RecordFilter<T> filter, LoadSpec spec) {
    this.model = requireNonNull(model, "model is null");
    this.filter = requireNonNull(filter, "filter is null");
    this.spec = requireNonNull(spec, "spec is null");
    this.target =
        spec.database()
            .map(database -> new TargetTable(database, model.table().named(spec.table())));
  }

  /**
   * Finds the files to read and reads their first bytes.
   *
   * @throws InputException if an input is missing or unreadable
   */
  public static InputFiles findInputs(LoadSpec spec, PipelineOptions options) {
    return Preflight.inputs(spec, options).orThrow();
  }

  /**
   * Checks that workers in this JVM can write their temporary files.
   *
   * @throws TemporaryFileException if they cannot
   */
  public static void checkTemporaryDirectory(LoadSpec spec, InputFiles files) {
    Preflight.checkTemporaryDirectory(spec, files);
  }

  /**
   * Checks, without changing anything, that the table takes the records unaltered and that the load
   * can keep a ledger.
   *
   * @return the limits of its columns; the model's own if there is no table yet
   * @throws DatabaseException if the database cannot be reached, or the table does not fit
   */
  public ColumnLimits checkTable() {
    return target.map(this::check).orElseGet(() -> ColumnLimits.of(model.table()));
  }

  private ColumnLimits check(TargetTable table) {
    Preflight preflight = new Preflight(spec, table);
    TableState state = preflight.table().orThrow();
    Optional<DatabaseException> failure = preflight.ledgerFailure(state);
    if (failure.isPresent()) {
      throw failure.get();
    }
    hasDatabase = state.hasDatabase();
    if (hasDatabase) {
      Throttle.check(spec.writing().throttle(), table.database());
    }
    return state.limits();
  }

  /**
   * The active runs that load some of the files now, and that this load would take over from. To be
   * asked after {@link #checkTable}.
   *
   * @param files the result of {@link #findInputs}
   * @throws DatabaseException if the ledger cannot be read
   */
  public List<RunRow> running(InputFiles files) {
    return spec.keepsLedger() && hasDatabase
        ? LedgerState.running(LoadPipeline.ledger(model, filter, spec, files), files.files())
        : List.of();
  }

  /**
   * The number of workers that can be busy. A compressed file occupies only one. On the
   * DirectRunner an idle worker polls for work without a pause, which takes a processor.
   *
   * @param workers the number of available workers
   */
  public int mostWorkers(InputFiles files, int workers) {
    if (spec.writing().writer() != Writer.BULK) {
      return workers;
    }
    // Empty files have no splits, but one worker must still find that out.
    return Math.max(
        1, FileSplitSource.of(files, LineBlockReader.DEFAULT_BLOCK_BYTES, workers).count());
  }

  /**
   * Creates the table if it is missing, runs the pipeline to its end and returns the outcome of the
   * lines. Too many rejects, damage and indexes that cannot be built are failures in the result.
   *
   * @param options the runner and its options
   * @param workers the number of the runner's workers; 0 if unknown
   * @param files the result of {@link #findInputs}
   * @param limits the result of {@link #checkTable}, for a dry run
   * @throws InputException if a file is damaged
   * @throws DatabaseException if the database fails
   */
  public LoadResult run(
      PipelineOptions options, int workers, InputFiles files, ColumnLimits limits) {
    if (spec.dryRun()) {
      return dryRun(options, files, limits);
    }
    return spec.writing().writer() == Writer.JDBCIO
        ? withJdbcIo(options, files)
        : inBulk(options, workers, files);
  }

  /**
   * Submits a load in bulk to a runner that does not wait for its end. The pipeline itself creates
   * a missing table, proves the load and builds the deferred indexes.
   *
   * @param options the runner and its options
   * @param workers the number of the runner's workers; 0 if unknown
   * @param files the result of {@link #findInputs}
   * @throws DatabaseException if the load cannot be started
   */
  public void submit(PipelineOptions options, int workers, InputFiles files) {
    LoadPipeline<T> load = pipeline(files, ColumnLimits.of(model.table()));
    PipelineExecution.submit(options, pipeline -> load.inBulk(pipeline, workers));
  }

  private LoadResult dryRun(PipelineOptions options, InputFiles files, ColumnLimits limits) {
    long start = System.nanoTime();
    expect(files);
    LineCounts counts = run(options, files).of(pipeline(files, limits)::dryRun);
    return result(LoadSummary.byGrowth(counts, null), start, files);
  }

  private LoadResult withJdbcIo(PipelineOptions options, InputFiles files) {
    TargetTable table = target.orElseThrow();
    ColumnLimits limits = table.createIfMissing();
    long start = System.nanoTime();
    long before = table.rows();
    expect(files);
    LineCounts counts = run(options, files).of(pipeline(files, limits)::toRows);
    long after = table.rows();
    return result(LoadSummary.byGrowth(counts, after - before), start, files);
  }

  private LoadResult inBulk(PipelineOptions options, int workers, InputFiles files) {
    long start = System.nanoTime();
    LoadPipeline<T> load = pipeline(files, ColumnLimits.of(model.table()));
    LineCounts counts = LineCounts.NONE;
    RuntimeException failure = null;
    try {
      counts = run(options, files).of(pipeline -> load.inBulk(pipeline, workers));
    } catch (RuntimeException e) {
      failure = e;
    }
    if (!spec.writing().hasLedger()) {
      if (failure != null) {
        throw failure;
      }
      return result(counts, start, files);
    }
    Optional<LoadResult> result = stored();
    if (result.isEmpty()) {
      throw failure == null ? noResult() : afterFailure(failure);
    }
    return result.get();
  }

  /** The result of a load without a ledger, by the runner's counters. */
  private LoadResult result(LineCounts counts, long start, InputFiles files) {
    return new LoadResult(
        spec.run(),
        counts,
        0,
        (System.nanoTime() - start) / 1e9,
        "",
        List.of(),
        spec.maxRejected().failure(counts, files).orElse(null));
  }

  /** The result in the ledger; empty if the run has none. */
  private Optional<LoadResult> stored() {
    Database database = target.orElseThrow().database();
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      return RunLog.latest(connection, spec.run()).flatMap(LoadResult::of);
    } catch (SQLException | DatabaseException e) {
      return Optional.empty();
    }
  }

  private RuntimeException afterFailure(RuntimeException failure) {
    TargetTable table = target.orElseThrow();
    DeferredIndexes indexes =
        new DeferredIndexes(table.database(), table.table().name(), spec.writing().retryFor());
    List<String> deferred =
        startsElsewhere ? indexes.pending() : LiveCounts.of(spec.run()).deferred();
    return new IndexesAfterFailure(indexes, deferred).of(failure);
  }

  private static IncompleteRunException noResult() {
    return new IncompleteRunException(
        "The load has ended without a result; run the same command again, which resumes it.");
  }

  /**
   * Tells this load that it is started in another JVM, and shows in its progress how much is left
   * to read, as far as the ledger says.
   */
  public void startsElsewhere(InputFiles files) {
    startsElsewhere = true;
    try {
      expect(new InputFiles(left(files)));
    } catch (DatabaseException e) {
      // Only for the progress; the load will say what is wrong.
      expect(files);
    }
  }

  private List<InputFile> left(InputFiles files) {
    Preflight preflight = new Preflight(spec, target.orElseThrow());
    TableState state = preflight.table();
    if (spec.writing().restart() || !state.hasDatabase()) {
      return files.files();
    }
    LoadLedger.Spec ledger = LoadPipeline.ledger(model, filter, spec, files);
    return Preflight.ledger(ledger, files.files(), state).files().stream()
        .filter(known -> known.finished().isEmpty())
        .map(known -> known.file().without(known.covered(), List.of()))
        .toList();
  }

  private void expect(InputFiles files) {
    files.bytesLeft().ifPresent(LiveCounts.of(spec.run())::expect);
  }

  private LoadExecution run(PipelineOptions options, InputFiles files) {
    return new LoadExecution(options, spec, files);
  }

  private LoadPipeline<T> pipeline(InputFiles files, ColumnLimits limits) {
    return LoadPipeline.of(model, filter, spec, files, limits);
  }
}
