package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.plan.LoadPlan;
import io.sluice.transforms.files.TemporaryDirectory;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.table.OwnTable;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.indexes.IndexLedger;
import io.sluice.transforms.load.ledger.LedgerRights;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.input.InputSearch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What is looked at before a load, without changing anything. A {@link Load} ends at the first
 * failure, a {@link LoadPlan} has them all.
 *
 * @param spec the load
 * @param target its table
 */
public record Preflight(LoadSpec spec, TargetTable target) {

  private static final List<OwnTable> OWN_TABLES =
      Stream.concat(LoadLedger.OWN_TABLES.stream(), Stream.of(IndexLedger.OWN_TABLE)).toList();

  /** Finds the files and looks at their first bytes. */
  public static InputSearch inputs(LoadSpec spec, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    InputSearch search = InputSearch.of(spec.reading().inputs());
    return spec.reading().reader() == Reader.TEXTIO ? search.byName() : search;
  }

  /**
   * Looks at the temporary directory of workers in this JVM.
   *
   * @throws TemporaryFileException when they cannot write what they need
   */
  public static void checkTemporaryDirectory(LoadSpec spec, InputFiles files) {
    if (spec.writing().writer() == Writer.BULK && !spec.dryRun()) {
      TemporaryDirectory.check(LoadFiles.leastTemporaryBytes(files));
    }
  }

  /** Looks at the session, the rights and the table. */
  public TableState table() {
    return target.state();
  }

  /** Why there cannot be a ledger; empty where there can, or need not be one. */
  public Optional<DatabaseException> ledgerFailure(TableState table) {
    // The rights on a database that is missing are those that it takes to create it.
    return spec.keepsLedger() && table.hasDatabase()
        ? OwnTable.problem(target.database(), OWN_TABLES, ", or use --ledger=off")
            .or(() -> LedgerRights.failure(target.database(), spec.writing().restart()))
        : Optional.empty();
  }

  /** Reads what the ledger says of files. */
  public LedgerState ledger(List<InputFile> files, TableState table) {
    return LedgerState.read(ledgerOf(), files, table.exists());
  }

  /** The load as its ledger knows it. */
  LoadLedger.Spec ledgerOf() {
    return new LoadLedger.Spec(
        target.database(),
        target.table(),
        spec.settings(),
        spec.run(),
        spec.rejects(),
        spec.writing().retryFor());
  }
}
