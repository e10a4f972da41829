package io.sluice.pipeline.load.plan;

import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.transforms.jdbc.session.ServerFacts;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.load.insert.BulkStatement;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.read.ReadBlocks;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplitSource;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a load would do, and every reason why it would fail. {@link Planner} makes it; {@link
 * PlanText} formats it.
 *
 * @param spec the load
 * @param table the table as the model defines it
 * @param limits the limits of its columns; the model's own if the table's are unknown
 * @param inputs the files found
 * @param server the server's properties; empty if there is no server or it cannot be reached
 * @param state the state of the table; empty if there is no server or it cannot be reached
 * @param ledger the state of the files in the ledger; empty if it was not read
 * @param statement the statement for bulk writes; empty if unknown
 * @param sample a sample of the first lines
 * @param estimate the estimated work
 * @param failures the failed checks of database, table and contents, in the order in which a load
 *     would meet them
 */
public record LoadPlan(
    LoadSpec spec,
    Table table,
    ColumnLimits limits,
    List<Input> inputs,
    Optional<ServerFacts> server,
    Optional<TableState> state,
    Optional<LedgerState> ledger,
    Optional<BulkStatement> statement,
    Sample sample,
    Estimate estimate,
    List<RuntimeException> failures) {

  /**
   * An input file.
   *
   * @param file the file, with the byte ranges already loaded
   * @param ledger its state in the ledger; empty if the ledger was not read
   * @param isFinished whether nothing is left to read
   */
  public record Input(InputFile file, Optional<LedgerState.OfFile> ledger, boolean isFinished) {}

  public LoadPlan {
    inputs = List.copyOf(inputs);
    failures = List.copyOf(failures);
  }

  /** The files with something left to read. */
  static List<InputFile> left(List<Input> inputs) {
    return inputs.stream().filter(input -> !input.isFinished()).map(Input::file).toList();
  }

  /** The number of ranges that each file is read in, by file name. */
  Map<String, Long> ranges() {
    InputFiles left = new InputFiles(left(inputs));
    return spec.writing().writer() == Writer.JDBCIO && !spec.dryRun()
        ? ReadBlocks.from(left).ranges()
        : FileSplitSource.of(left, LineBlockReader.DEFAULT_BLOCK_BYTES).ranges();
  }
}
