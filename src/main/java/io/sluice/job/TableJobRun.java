package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.pipeline.options.DatabaseOptions;
import io.sluice.pipeline.options.ThrottleOptions;
import io.sluice.progress.LockMonitor;
import io.sluice.runner.NativeLibraries;
import io.sluice.runner.Workers;
import io.sluice.transforms.jdbc.Database;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A run of a job that reads a table: its workers, and the named or embedded database.
 *
 * @param <O> the options of the job
 */
record TableJobRun<O extends DatabaseOptions & ThrottleOptions>(
    O options, Workers workers, int connectionsPerWorker, Console console) {

  /**
   * Sets the runner's defaults.
   *
   * @param run the run's name, unique
   * @param connectionsPerWorker the maximum number of connections of one worker
   * @throws io.sluice.pipeline.options.OptionException if no runner answers at the configured
   *     address
   */
  static <O extends DatabaseOptions & ThrottleOptions> TableJobRun<O> of(
      String run, O options, int connectionsPerWorker, Console console) {
    NativeLibraries.load();
    options.setJobName(run);
    return new TableJobRun<>(options, Workers.of(options), connectionsPerWorker, console);
  }

  /**
   * Runs work with the database. The embedded one runs only while the work does.
   *
   * @param named the database that the options name; empty for the embedded one
   */
  <V> V in(Optional<Database> named, Function<Database, V> work) {
    return in(named, (database, workers) -> work.apply(database));
  }

  /**
   * The same for work that may need fewer workers than available.
   *
   * @param work receives the database and the workers
   */
  <V> V in(Optional<Database> named, BiFunction<Database, Workers, V> work) {
    if (named.isPresent()) {
      return checked(named.get(), work);
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      return checked(embedded.database(options.getDatabase()), work);
    }
  }

  private <V> V checked(Database database, BiFunction<Database, Workers, V> work) {
    return LockMonitor.during(
        console,
        Optional.of(database),
        options.getJobName(),
        () ->
            work.apply(
                database,
                WorkerCheck.keep(
                    options, workers, Optional.of(database), connectionsPerWorker, console)));
  }
}
