package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.OwnTable;
import io.sluice.transforms.jdbc.TableState;
import io.sluice.transforms.jdbc.TargetTable;
import io.sluice.transforms.keys.KeyLedger;
import io.sluice.transforms.ledger.LedgerRights;
import io.sluice.transforms.ledger.LedgerState;
import io.sluice.transforms.ledger.LoadLedger;
import io.sluice.transforms.read.InputFile;
import io.sluice.transforms.read.InputFiles;
import io.sluice.transforms.read.InputSearch;
import io.sluice.transforms.temporary.TemporaryDirectory;
import io.sluice.transforms.temporary.TemporaryFileException;
import io.sluice.transforms.write.LoadFiles;
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
record Preflight(LoadSpec spec, TargetTable target) {

  private static final List<OwnTable> OWN_TABLES =
      Stream.concat(LoadLedger.OWN_TABLES.stream(), Stream.of(KeyLedger.OWN_TABLE)).toList();

  /** Finds the files and looks at their first bytes. */
  static InputSearch inputs(LoadSpec spec, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    InputSearch search = InputSearch.of(spec.reading().inputs());
    return spec.reading().reader() == Reader.TEXTIO ? search.byName() : search;
  }

  /**
   * Looks at the temporary directory of workers in this JVM.
   *
   * @throws TemporaryFileException when they cannot write what they need
   */
  static void checkTemporaryDirectory(LoadSpec spec, InputFiles files) {
    if (spec.writing().writer() == Writer.BULK && !spec.dryRun()) {
      TemporaryDirectory.check(LoadFiles.leastTemporaryBytes(files));
    }
  }

  /** Looks at the session, the rights and the table. */
  TableState table() {
    return target.state();
  }

  /** Why there cannot be a ledger; empty where there can, or need not be one. */
  Optional<DatabaseException> ledgerFailure(TableState table) {
    // The rights on a database that is missing are those that it takes to create it.
    return spec.keepsLedger() && table.hasDatabase()
        ? OwnTable.misfit(target.database(), OWN_TABLES, ", or use --ledger=off")
            .or(() -> LedgerRights.failure(target.database(), spec.writing().restart()))
        : Optional.empty();
  }

  /** Reads what the ledger says of files. */
  LedgerState ledger(List<InputFile> files, TableState table) {
    return LedgerState.read(ledgerOf(), files, table.isThere());
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
