package io.sluice.bench.load;

import io.sluice.bench.measure.Choice;
import io.sluice.pipeline.options.OptionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param sizes how many rows are loaded
 * @param rounds how often each contestant loads into each table
 * @param tables into what tables is loaded
 * @param contestants who loads
 * @param reading whether the dry run is compared with Jackson's parser
 * @param tls whether the server can be talked to in secret, as everybody does then
 * @param linearity whether five times the rows are loaded, too
 * @param out the directory for the report
 */
record BenchSpec(
    LoadSizes sizes,
    int rounds,
    Set<TableState> tables,
    Set<Contestant> contestants,
    boolean reading,
    boolean tls,
    boolean linearity,
    Path out) {

  /**
   * Reads the options.
   *
   * @throws OptionException when one makes no sense
   */
  static BenchSpec of(BenchOptions options) {
    if (options.getRounds() < 1) {
      throw new OptionException("--rounds is at least 1.");
    }
    return new BenchSpec(
        LoadSizes.of(options),
        options.getRounds(),
        Choice.of("--tables", TableState.class, options.getTables()),
        Choice.of("--only", Contestant.class, options.getOnly()),
        options.isReading(),
        options.isTls(),
        options.isLinearity(),
        Path.of(options.getOut()));
  }

  /** The contestants in the order of a round (1 and up), each of which begins with another one. */
  List<Contestant> inTurn(int round) {
    return Choice.inTurn(contestants, round);
  }
}
