package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.transforms.files.TemporaryDirectory;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.table.InternalTable;
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
 * The checks before a load, none of which changes anything. A {@link Load} stops at the first
 * failure; a {@code LoadPlan} collects them all.
 *
 * @param spec the load
 * @param target its table
 */
public record Preflight(LoadSpec spec, TargetTable target) {

  private static final List<InternalTable> OWN_TABLES =
      Stream.concat(LoadLedger.OWN_TABLES.stream(), IndexLedger.OWN_TABLES.stream()).toList();

  /** Finds the files and reads their first bytes. */
  public static InputSearch inputs(LoadSpec spec, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    InputSearch search = InputSearch.of(spec.reading().inputs());
    return spec.reading().reader() == Reader.TEXTIO ? search.byName() : search;
  }

  /**
   * Checks the temporary directory of workers in this JVM.
   *
   * @throws TemporaryFileException if workers cannot write the files they need
   */
  public static void checkTemporaryDirectory(LoadSpec spec, InputFiles files) {
    if (spec.writing().writer() == Writer.BULK && !spec.dryRun()) {
      TemporaryDirectory.check(LoadFiles.minTemporaryBytes(files));
    }
  }

  /** Checks the session, the rights and the table. */
  public TableState table() {
    return target.state();
  }

  /** The reason why the load cannot keep a ledger; empty if it can, or needs none. */
  public Optional<DatabaseException> ledgerFailure(TableState table) {
    // On a missing database, only the rights to create it matter.
    return spec.keepsLedger() && table.hasDatabase()
        ? InternalTable.problem(target.database(), OWN_TABLES, ", or use --ledger=off")
            .or(() -> LedgerRights.failure(target.database(), spec.writing().restart()))
        : Optional.empty();
  }

  /**
   * Reads the state of files in the ledger.
   *
   * @param load what identifies the load in its ledger
   */
  public static LedgerState ledger(LoadLedger.Spec load, List<InputFile> files, TableState table) {
    return LedgerState.read(load, files, table.exists());
  }
}
