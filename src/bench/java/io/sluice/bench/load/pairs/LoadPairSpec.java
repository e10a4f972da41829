package io.sluice.bench.load.pairs;

import io.sluice.bench.load.Contestant;
import io.sluice.bench.load.LoadSizes;
import io.sluice.bench.load.TableState;
import io.sluice.bench.measure.Choice;
import io.sluice.bench.pairs.PairSpec;
import io.sluice.pipeline.options.OptionException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which builds are compared, and how.
 *
 * @param sizes how many rows are loaded
 * @param tables into what tables is loaded
 * @param contestants the ways in which both builds load
 * @param tls whether the server can be talked to in secret, as both builds do then
 * @param pairs how the builds are compared
 * @param out the directory for the report
 */
record LoadPairSpec(
    LoadSizes sizes,
    Set<TableState> tables,
    Set<Contestant> contestants,
    boolean tls,
    PairSpec pairs,
    Path out) {

  /**
   * Reads the options. By default both builds load on the DirectRunner, into an empty table.
   *
   * @throws OptionException when one makes no sense
   */
  static LoadPairSpec of(LoadPairOptions options) {
    Set<TableState> tables =
        isGiven(options.getTables())
            ? Choice.of("--tables", TableState.class, options.getTables())
            : EnumSet.of(TableState.EMPTY);
    LoadSizes sizes = LoadSizes.of(options);
    return new LoadPairSpec(
        tables.contains(TableState.FILLED) ? sizes : sizes.withoutBase(),
        tables,
        contestants(options.getOnly()),
        options.isTls(),
        PairSpec.of(options),
        Path.of(options.getOut()));
  }

  private static Set<Contestant> contestants(List<String> only) {
    if (!isGiven(only)) {
      return EnumSet.of(Contestant.SLUICE_DIRECT);
    }
    Set<Contestant> contestants = Choice.of("--only", Contestant.class, only);
    for (Contestant contestant : contestants) {
      if (!contestant.isSluice()) {
        throw new OptionException(
            "--only=%s does not run the baseline; it is not Sluice."
                .formatted(Choice.nameOf(contestant)));
      }
    }
    return contestants;
  }

  private static boolean isGiven(List<String> names) {
    return names != null && !names.isEmpty();
  }
}
