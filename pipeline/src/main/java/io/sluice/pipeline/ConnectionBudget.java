package io.sluice.pipeline;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.ServerConnections;

/**
 * How many connections a run may open at once, and so how many workers it may have.
 *
 * @param connections the bound
 * @param perWorker how many a worker opens at most
 */
public record ConnectionBudget(int connections, int perWorker) {

  /** The program's own, besides those of its workers. */
  private static final int OWN = 2;

  /**
   * Asks the server what it takes. Where the user has said nothing, half of it, or what is free;
   * but not less than one worker needs.
   *
   * @param asked what {@code --maxConnections} says; null where it says nothing
   * @throws DatabaseException when the server does not take what is asked for, or cannot be reached
   */
  public static ConnectionBudget of(Database database, Integer asked, int perWorker) {
    ServerConnections server = ServerConnections.of(database);
    if (asked != null && asked > server.free()) {
      throw new DatabaseException(
          "--maxConnections=%d is more than the server at %s takes: %d, of which %d are free."
              .formatted(asked, database.address(), server.most(), server.free()));
    }
    ConnectionBudget budget = of(server, asked, perWorker);
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

  static ConnectionBudget of(ServerConnections server, Integer asked, int perWorker) {
    if (asked != null) {
      return new ConnectionBudget(asked, perWorker);
    }
    int share = Math.max(server.most() / 2, OWN + perWorker);
    return new ConnectionBudget(Math.min(share, server.free()), perWorker);
  }

  /** How many workers keep to it. */
  public int workers() {
    return (connections - OWN) / perWorker;
  }

  /** How many connections so many workers open. */
  public int of(int workers) {
    return workers * perWorker + OWN;
  }
}
