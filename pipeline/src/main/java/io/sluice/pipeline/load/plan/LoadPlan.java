package io.sluice.pipeline.load.plan;

import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.transforms.jdbc.session.ServerFacts;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.load.insert.BulkStatement;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.read.ReadBlocks;
import io.sluice.transforms.read.block.BlockReader;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplitSource;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a load would do, and why it would not. Made by {@link Planner}; {@link PlanText} puts it
 * into words.
 *
 * @param spec the load
 * @param table the table as the model asks for it
 * @param limits what its columns take; what the model asks for where nobody knows better
 * @param inputs the files that were found
 * @param server what the server says of itself; empty where there is none, or it cannot be reached
 * @param state what is there of the table; empty as well
 * @param statement by which rows are written in bulk; empty where that is not known
 * @param sample what the first lines are like
 * @param estimate how much work it is
 * @param failures the checks of database, table and contents that fail, in the order in which a
 *     load would meet them
 */
public record LoadPlan(
    LoadSpec spec,
    Table table,
    Limits limits,
    List<Input> inputs,
    Optional<ServerFacts> server,
    Optional<TableState> state,
    Optional<BulkStatement> statement,
    Sample sample,
    Estimate estimate,
    List<RuntimeException> failures) {

  /**
   * One file.
   *
   * @param file the file, with what of it is not to be read again
   * @param ledger what the ledger says of it; empty where it was not asked
   * @param isFinished whether nothing of it is to be read again
   */
  public record Input(InputFile file, Optional<LedgerState.OfFile> ledger, boolean isFinished) {}

  public LoadPlan {
    inputs = List.copyOf(inputs);
    failures = List.copyOf(failures);
  }

  /** The files of which something is left to read. */
  static List<InputFile> left(List<Input> inputs) {
    return inputs.stream().filter(input -> !input.isFinished()).map(Input::file).toList();
  }

  /** In how many ranges each file is read, by the files' names. */
  Map<String, Long> ranges() {
    InputFiles left = new InputFiles(left(inputs));
    return spec.writing().writer() == Writer.JDBCIO && !spec.dryRun()
        ? ReadBlocks.from(left).ranges()
        : FileSplitSource.of(left, BlockReader.DEFAULT_BLOCK_BYTES).ranges();
  }
}
