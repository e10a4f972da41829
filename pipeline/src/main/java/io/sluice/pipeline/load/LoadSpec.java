package io.sluice.pipeline.load;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.record.OnTooLong;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to load, and how: the options as a checked value.
 *
 * @param run the run's name, unique; reject files begin with it
 * @param reading how lines are read
 * @param database where to; empty only for a dry run that checks against no table
 * @param table the table's name
 * @param writing how rows are written
 * @param settings in words, what decides what becomes of a line; to the ledger, a load with other
 *     settings is another load
 * @param onTooLong what happens to texts longer than their column
 * @param rejects where rejected lines go
 * @param maxRejected how many there may be
 * @param dryRun whether nothing is written to the database
 */
public record LoadSpec(
    String run,
    ReadSpec reading,
    Optional<Database> database,
    String table,
    WriteSpec writing,
    String settings,
    OnTooLong onTooLong,
    Path rejects,
    RejectLimit maxRejected,
    boolean dryRun) {

  /**
   * Checks the options of a load and turns them into a value.
   *
   * @throws OptionException when one is missing or has a bad value
   */
  public static LoadSpec of(String run, LoadOptions options) {
    SpecReader reader = new SpecReader();
    return reader.load(run, options).orElseThrow(() -> reader.failures().get(0));
  }

  /** Why {@link #of} would throw: a failure for each option, or group of options, that is bad. */
  public static List<OptionException> failures(LoadOptions options) {
    SpecReader reader = new SpecReader();
    reader.load("", options);
    return reader.failures();
  }

  /**
   * Checks the options of a replay and turns them into a value: a load of the lines that stand in
   * rejects.
   *
   * @throws OptionException when one has a bad value
   * @throws InputException when there are no rejects
   */
  public static LoadSpec ofReplay(String run, ReplayOptions options) {
    return SpecReader.replay(run, options);
  }

  /** How many connections to the database a worker may have open at once; 0 in a dry run. */
  public int connectionsPerWorker() {
    return dryRun ? 0 : writing.connectionsPerWorker();
  }

  /** Whether the load says in a ledger what it has done. */
  public boolean keepsLedger() {
    return writing.hasLedger() && !dryRun;
  }

  /** The same into a database. */
  public LoadSpec into(Database database) {
    return new LoadSpec(
        run,
        reading,
        Optional.of(database),
        table,
        writing,
        settings,
        onTooLong,
        rejects,
        maxRejected,
        dryRun);
  }
}
