package io.sluice.pipeline.stats;

import io.sluice.pipeline.options.Names;
import io.sluice.pipeline.options.ScannedTable;
import io.sluice.transforms.jdbc.Database;

/**
 * What to count, and where the numbers go: the options as a checked value.
 *
 * @param run the run's name, unique
 * @param table the table of messages
 * @param into the name of the table for the numbers
 */
public record StatsSpec(String run, ScannedTable table, String into) {

  /**
   * Checks the options and turns them into a value.
   *
   * @throws io.sluice.pipeline.options.OptionException when one is missing or has a bad value
   */
  public static StatsSpec of(String run, StatsOptions options) {
    return new StatsSpec(
        run,
        ScannedTable.of(options),
        Names.checked("--into", options.getInto(), options.getEngine()));
  }

  /** The same in a database. */
  public StatsSpec in(Database database) {
    return new StatsSpec(run, table.in(database), into);
  }
}
