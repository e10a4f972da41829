package io.sluice.pipeline.load;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.record.OnTooLong;
import java.util.List;
import java.util.Optional;

/**
 * The checked options of a load.
 *
 * @param run the run's name, unique; reject files begin with it
 * @param reading the settings for reading lines
 * @param database the target database; empty only for a dry run that checks against no table
 * @param table the table's name
 * @param writing the settings for writing rows
 * @param earlierIdentity what identifies the load in the first edition's ledger
 * @param onTooLong what happens to strings longer than their column
 * @param rejects the location of rejected lines: a directory or a URL
 * @param maxRejected the maximum number of rejected lines
 * @param dryRun whether nothing is written to the database
 * @param summary the URL to which the pipeline writes the summary; empty if the program writes it
 */
public record LoadSpec(
    String run,
    ReadSpec reading,
    Optional<Database> database,
    String table,
    WriteSpec writing,
    String earlierIdentity,
    OnTooLong onTooLong,
    String rejects,
    RejectLimit maxRejected,
    boolean dryRun,
    Optional<String> summary) {

  /**
   * Checks the options of a load and turns them into a value.
   *
   * @throws OptionException if an option is missing or has a bad value
   */
  public static LoadSpec of(String run, LoadOptions options) {
    SpecReader reader = new SpecReader();
    return reader.load(run, options).orElseThrow(() -> reader.failures().get(0));
  }

  /**
   * The failures for which {@link #of} would throw, one for each bad option or group of options.
   */
  public static List<OptionException> failures(LoadOptions options) {
    SpecReader reader = new SpecReader();
    reader.load("", options);
    return reader.failures();
  }

  /**
   * Checks the options of a replay and turns them into a value: a load of the lines inside rejects.
   *
   * @throws OptionException if an option has a bad value
   * @throws InputException if there are no rejects
   */
  public static LoadSpec ofReplay(String run, ReplayOptions options) {
    return SpecReader.replay(run, options);
  }

  /** The maximum number of connections that a worker has open at once; 0 in a dry run. */
  public int connectionsPerWorker() {
    return dryRun ? 0 : writing.connectionsPerWorker();
  }

  /** Whether the load records its progress in a ledger. */
  public boolean keepsLedger() {
    return writing.hasLedger() && !dryRun;
  }

  /** Whether the pipeline writes the summary, in place of the program. */
  public boolean pipelineWritesSummary() {
    return summary.isPresent() && keepsLedger();
  }

  /** A copy of this spec for a database. */
  public LoadSpec withDatabase(Database database) {
    return new LoadSpec(
        run,
        reading,
        Optional.of(database),
        table,
        writing,
        earlierIdentity,
        onTooLong,
        rejects,
        maxRejected,
        dryRun,
        summary);
  }
}
