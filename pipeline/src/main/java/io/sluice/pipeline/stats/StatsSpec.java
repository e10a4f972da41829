package io.sluice.pipeline.stats;

import io.sluice.pipeline.options.NameOption;
import io.sluice.pipeline.options.ScannedTable;
import io.sluice.transforms.jdbc.Database;

/**
 * The checked options of a count.
 *
 * @param run the run's name, unique
 * @param table the table of messages
 * @param into the name of the target table
 */
public record StatsSpec(String run, ScannedTable table, String into) {

  /**
   * Checks the options and turns them into a value.
   *
   * @throws io.sluice.pipeline.options.OptionException if an option is missing or has a bad value
   */
  public static StatsSpec of(String run, StatsOptions options) {
    return new StatsSpec(
        run,
        ScannedTable.of(options),
        NameOption.checked("--into", options.getInto(), options.getEngine()));
  }

  /** A copy of this spec for a database. */
  public StatsSpec withDatabase(Database database) {
    return new StatsSpec(run, table.withDatabase(database), into);
  }
}
