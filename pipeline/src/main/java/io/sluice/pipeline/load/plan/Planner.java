package io.sluice.pipeline.load.plan;

import static java.util.Objects.requireNonNull;

import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.LoadPipeline;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.Preflight;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.ServerFacts;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.load.insert.BulkStatement;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.input.InputSearch;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Makes the plan of one load: every check that precedes it, and a sample of its inputs. Writes
 * nothing to the database or to files.
 *
 * @param <T> the record
 */
public final class Planner<T> {

  private final RecordModel<T> model;
  private final RecordFilter<T> filter;
  private final LoadSpec spec;
  private final Table table;
  private final List<RuntimeException> failures = new ArrayList<>();
  private boolean hasTemporaryFiles;
  private Optional<ServerFacts> server = Optional.empty();
  private Optional<TableState> state = Optional.empty();
  private Optional<BulkStatement> statement = Optional.empty();
  private Optional<LedgerState> ledger = Optional.empty();

  private Planner(RecordModel<T> model, RecordFilter<T> filter, LoadSpec spec) {
    this.model = requireNonNull(model, "model is null");
    this.filter = requireNonNull(filter, "filter is null");
    this.spec = requireNonNull(spec, "spec is null");
    this.table = model.table().named(spec.table());
  }

  /** Finds the files to read and reads their first bytes. */
  public static InputSearch findInputs(LoadSpec spec, PipelineOptions options) {
    return Preflight.inputs(spec, options);
  }

  /**
   * Makes the plan.
   *
   * @param filter the filter for records to load
   * @param files the readable files
   * @throws Exception if the filter throws it
   */
  public static <T> LoadPlan plan(
      RecordModel<T> model, RecordFilter<T> filter, LoadSpec spec, InputFiles files)
      throws Exception {
    return new Planner<>(model, filter, spec).plan(files);
  }

  private LoadPlan plan(InputFiles found) throws Exception {
    List<InputFile> files = found.files();
    hasTemporaryFiles = checkTemporaryDirectory(found);
    spec.database().ifPresent(database -> inspect(new TargetTable(database, table), files));
    List<LoadPlan.Input> inputs = inputs(files);
    List<InputFile> left = LoadPlan.left(inputs);
    ColumnLimits limits = state.map(TableState::limits).orElseGet(() -> ColumnLimits.of(table));
    ParseLines<T> parser = LoadPipeline.parser(model, filter, spec, limits);
    Sample sample = Sample.of(parser, left, spec.reading().maxLineBytes());
    failures.addAll(sample.failures());
    if (RejectLimit.isAll(sample.lines())) {
      spec.maxRejected()
          .failure(sample.lines(), new InputFiles(left))
          .map(LoadFailure::exception)
          .ifPresent(failures::add);
    }
    Estimate estimate = Estimate.of(sample, left, !spec.dryRun());
    return new LoadPlan(
        spec, table, limits, inputs, server, state, ledger, statement, sample, estimate, failures);
  }

  private boolean checkTemporaryDirectory(InputFiles files) {
    try {
      Preflight.checkTemporaryDirectory(spec, files);
      return true;
    } catch (TemporaryFileException e) {
      failures.add(e);
      return false;
    }
  }

  private void inspect(TargetTable target, List<InputFile> files) {
    Preflight preflight = new Preflight(spec, target);
    try {
      server = Optional.of(target.server());
    } catch (DatabaseException e) {
      // Every other request would fail in the same way, after the same time.
      failures.add(e);
      return;
    }
    TableState current = preflight.table();
    state = Optional.of(current);
    failures.addAll(current.failures());
    preflight.ledgerFailure(current).ifPresentOrElse(failures::add, () -> readLedger(files));
    chooseStatement(target, current);
  }

  private void readLedger(List<InputFile> files) {
    TableState current = state.orElseThrow();
    if (!spec.keepsLedger() || !current.hasDatabase()) {
      return;
    }
    try {
      LoadLedger.Spec load = LoadPipeline.ledger(model, filter, spec, new InputFiles(files));
      LedgerState recorded = Preflight.ledger(load, files, current);
      ledger = Optional.of(recorded);
      if (!spec.writing().restart()) {
        recorded.files().forEach(file -> file.failure().ifPresent(failures::add));
        tooManyRejects(recorded, files).map(LoadFailure::exception).ifPresent(failures::add);
      }
    } catch (DatabaseException e) {
      failures.add(e);
    }
  }

  /** The failure of a load that has too many rejects already, whatever the lines left contain. */
  private Optional<LoadFailure> tooManyRejects(LedgerState recorded, List<InputFile> files) {
    boolean isFinal =
        spec.maxRejected().isNumber()
            || recorded.files().stream().allMatch(file -> file.finished().isPresent());
    LineCounts lines =
        recorded.files().stream()
            .map(LedgerState.OfFile::lines)
            .reduce(LineCounts.NONE, LineCounts::plus);
    return isFinal ? spec.maxRejected().failure(lines, new InputFiles(files)) : Optional.empty();
  }

  private void chooseStatement(TargetTable target, TableState current) {
    if (spec.writing().writer() != Writer.BULK
        || spec.dryRun()
        || !current.failures().isEmpty()
        || !hasTemporaryFiles) {
      return;
    }
    if (!current.exists()) {
      boolean acceptsFiles = server.orElseThrow().takesLocalFiles();
      statement = Optional.of(acceptsFiles ? BulkStatement.LOAD_DATA : BulkStatement.INSERT);
      return;
    }
    try {
      statement = Optional.of(BulkStatement.of(target.database(), table));
    } catch (DatabaseException e) {
      failures.add(e);
    }
  }

  private List<LoadPlan.Input> inputs(List<InputFile> files) {
    List<LoadPlan.Input> inputs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      int index = i;
      Optional<LedgerState.OfFile> recorded = ledger.map(it -> it.files().get(index));
      inputs.add(input(files.get(i), recorded));
    }
    return inputs;
  }

  private LoadPlan.Input input(InputFile file, Optional<LedgerState.OfFile> recorded) {
    Optional<LedgerState.OfFile> previous =
        recorded.filter(it -> !spec.writing().restart() && it.failure().isEmpty());
    boolean isFinished = previous.flatMap(LedgerState.OfFile::finished).isPresent();
    InputFile left = previous.map(it -> file.without(it.covered(), List.of())).orElse(file);
    return new LoadPlan.Input(left, recorded, isFinished);
  }
}
