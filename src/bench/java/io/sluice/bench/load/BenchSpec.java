package io.sluice.bench.load;

import io.sluice.bench.measure.Choice;
import io.sluice.generate.IdOrder;
import io.sluice.pipeline.OptionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param rows the rows that each contestant loads into the empty table
 * @param filledRows the rows that each contestant loads into the filled table
 * @param baseRows the rows that are in the filled table before
 * @param rounds how often each contestant loads into each table
 * @param ids how the rows' ids follow each other
 * @param tables into what tables is loaded
 * @param contestants who loads
 * @param reading whether the dry run is compared with Jackson's parser
 * @param tls whether the server can be talked to in secret, as everybody does then
 * @param linearity whether five times the rows are loaded, too
 * @param out the directory for the report
 */
record BenchSpec(
    long rows,
    long filledRows,
    long baseRows,
    int rounds,
    IdOrder ids,
    Set<TableState> tables,
    Set<Contestant> contestants,
    boolean reading,
    boolean tls,
    boolean linearity,
    Path out) {

  /** So that a run of 1,000,000 rows ends within 20 minutes. */
  private static final int PART_FOR_FILLED = 10;

  /**
   * Reads the options.
   *
   * @throws OptionException when one makes no sense
   */
  static BenchSpec of(BenchOptions options) {
    long rows = options.getRows();
    long filledRows =
        options.getFilledRows() == null ? rows / PART_FOR_FILLED : options.getFilledRows();
    if (Math.min(rows, Math.min(filledRows, options.getBaseRows())) < 1) {
      throw new OptionException("--rows, --filledRows and --baseRows need rows.");
    }
    if (options.getRounds() < 1) {
      throw new OptionException("--rounds is at least 1.");
    }
    return new BenchSpec(
        rows,
        filledRows,
        options.getBaseRows(),
        options.getRounds(),
        options.getIds(),
        Choice.of("--tables", TableState.class, options.getTables()),
        Choice.of("--only", Contestant.class, options.getOnly()),
        options.isReading(),
        options.isTls(),
        options.isLinearity(),
        Path.of(options.getOut()));
  }

  /** The rows that each contestant loads into a table. */
  long rows(TableState table) {
    return table == TableState.EMPTY ? rows : filledRows;
  }

  /** The rows that are in a table before. */
  long rowsBefore(TableState table) {
    return table == TableState.EMPTY ? 0 : baseRows;
  }

  /** The contestants in the order of a round (1 and up), each of which begins with another one. */
  List<Contestant> inTurn(int round) {
    return Choice.inTurn(contestants, round);
  }
}
