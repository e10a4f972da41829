package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.pipeline.ConnectionBudget;
import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ThrottleOptions;
import io.sluice.runner.Workers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import java.util.Optional;

/** Limits the workers of a run to its connection budget. */
final class WorkerCheck {

  private WorkerCheck() {}

  /**
   * Reduces the number of workers to the connection budget, unless the user has set it.
   *
   * @param database the database of the run; empty for none
   * @param perWorker the maximum number of connections of one worker; 0 for none
   * @throws OptionException if the user has set too many workers
   * @throws io.sluice.transforms.jdbc.DatabaseException if the server allows too few connections
   */
  static Workers keep(
      ThrottleOptions options,
      Workers workers,
      Optional<Database> database,
      int perWorker,
      Console console) {
    if (perWorker == 0 || database.isEmpty()) {
      return workers;
    }
    if (workers.areRemote()) {
      checkPassword(database.get().password());
    }
    ConnectionBudget budget =
        ConnectionBudget.of(database.get(), options.getMaxConnections(), perWorker);
    if (workers.count() <= budget.workers()) {
      return workers;
    }
    if (workers.isExplicit()) {
      throw new OptionException(
          ("%d workers may open %d connections, and there may be %d; set --parallelism to %d, or"
                  + " --maxConnections to more.")
              .formatted(
                  workers.count(),
                  budget.of(workers.count()),
                  budget.connections(),
                  budget.workers()));
    }
    console.info(
        "%d of %d workers, so that there are no more than %d connections to the database."
            .formatted(budget.workers(), workers.count(), budget.connections()));
    return workers.atMost(budget.workers());
  }

  /**
   * Rejects a password that workers in other JVMs cannot read.
   *
   * @throws OptionException if the password comes from a pipe or a device
   */
  static void checkPassword(Password password) {
    if (password.isProcessLocal()) {
      throw new OptionException(
          "--passwordFile is a pipe or a device, which the workers of a Flink cluster cannot read;"
              + " name a file that they all have, or set SLUICE_PASSWORD for them.");
    }
  }
}
