package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.pipeline.ConnectionBudget;
import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ThrottleOptions;
import io.sluice.runner.Workers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import java.util.Optional;

/** Sees to it that a run has no more workers than its database has connections for. */
final class WorkerCheck {

  private WorkerCheck() {}

  /**
   * Takes workers away that are too many, where the user has not asked for them.
   *
   * @param database where it works; empty for none
   * @param perWorker how many connections a worker opens at most; 0 for none at all
   * @throws OptionException when the user has asked for too many
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server takes too few connections
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
    if (workers.areElsewhere()) {
      checkPassword(database.get().password());
    }
    ConnectionBudget budget =
        ConnectionBudget.of(database.get(), options.getMaxConnections(), perWorker);
    if (workers.count() <= budget.workers()) {
      return workers;
    }
    if (workers.isAsked()) {
      throw new OptionException(
          ("%d workers may open %d connections, and there may be %d; set --parallelism to %d, or"
                  + " --maxConnections to more.")
              .formatted(
                  workers.count(),
                  budget.of(workers.count()),
                  budget.connections(),
                  budget.workers()));
    }
    console.say(
        "%d of %d workers, so that there are no more than %d connections to the database."
            .formatted(budget.workers(), workers.count(), budget.connections()));
    return workers.atMost(budget.workers());
  }

  /**
   * Refuses a password that workers in other JVMs cannot read.
   *
   * @throws OptionException for a pipe
   */
  static void checkPassword(Password password) {
    if (password.isOfThisProcess()) {
      throw new OptionException(
          "--passwordFile is a pipe or a device, which the workers of a Flink cluster cannot read;"
              + " name a file that they all have, or set SLUICE_PASSWORD for them.");
    }
  }
}
