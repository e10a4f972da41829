package io.sluice.pipeline;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.ServerConnections;

/**
 * The maximum number of connections of a run, which limits its workers.
 *
 * @param connections the maximum number of connections
 * @param perWorker the maximum number of connections of one worker
 */
public record ConnectionBudget(int connections, int perWorker) {

  /** The connections of the program itself, besides those of its workers. */
  private static final int OWN = 2;

  /**
   * Determines the budget from the server's limits. The default is half of the server's connections
   * or, if that is more, what one worker needs; but no more than are free.
   *
   * @param requested the value of {@code --maxConnections}, or null
   * @throws DatabaseException if the server allows fewer connections than needed, or cannot be
   *     reached
   */
  public static ConnectionBudget of(Database database, Integer requested, int perWorker) {
    ServerConnections server = ServerConnections.of(database);
    if (requested != null && requested > server.free()) {
      throw new DatabaseException(
          "--maxConnections=%d is more than the server at %s takes: %d, of which %d are free."
              .formatted(requested, database.address(), server.most(), server.free()));
    }
    ConnectionBudget budget = of(server, requested, perWorker);
    if (budget.workers() < 1) {
      throw new DatabaseException(
          "One worker takes %d connections, and there may be %d; the server at %s takes %d, of which %d are free."
              .formatted(
                  budget.of(1),
                  budget.connections(),
                  database.address(),
                  server.most(),
                  server.free()));
    }
    return budget;
  }

  static ConnectionBudget of(ServerConnections server, Integer requested, int perWorker) {
    if (requested != null) {
      return new ConnectionBudget(requested, perWorker);
    }
    int limit = Math.max(server.most() / 2, OWN + perWorker);
    return new ConnectionBudget(Math.min(limit, server.free()), perWorker);
  }

  /** The number of workers within the budget. */
  public int workers() {
    return (connections - OWN) / perWorker;
  }

  /** The number of connections that the given workers open. */
  public int of(int workers) {
    return workers * perWorker + OWN;
  }
}
