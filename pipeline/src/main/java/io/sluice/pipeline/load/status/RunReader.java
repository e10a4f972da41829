package io.sluice.pipeline.load.status;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.ledger.LedgerTables;
import io.sluice.transforms.load.ledger.RunCounts;
import io.sluice.transforms.load.ledger.RunProgress;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the status of runs from a database, and asks runs to end. It needs the right to read the
 * ledger's tables and, to end a run, to update {@code sluice_load}.
 *
 * @param database the database of the ledger
 * @param retryFor how long to retry after transient failures
 */
public record RunReader(Database database, Duration retryFor) {

  /** A statement or several on one connection. */
  private interface Work<V> {

    V with(Connection connection) throws SQLException;
  }

  /**
   * Reads the latest runs, newest first; none if the database has no ledger.
   *
   * @throws DatabaseException if the server fails
   */
  public List<RunStatus> list(int limit) {
    return connected(
        "reading the runs of loads",
        connection -> {
          List<RunStatus> runs = new ArrayList<>();
          if (LedgerTables.exist(connection)) {
            for (RunRow row : RunLog.list(connection, limit)) {
              runs.add(read(connection, row));
            }
          }
          return runs;
        });
  }

  /**
   * Reads the latest start of a run.
   *
   * @param name the name that it was given
   * @return empty if the database has no such run
   * @throws DatabaseException if the server fails
   */
  public Optional<RunStatus> latest(String name) {
    return one(connection -> RunLog.latest(connection, name));
  }

  /** Reads a run by its exact name; empty if it was deleted. */
  Optional<RunStatus> exact(String run) {
    return one(connection -> RunLog.find(connection, run));
  }

  private Optional<RunStatus> one(Work<Optional<RunRow>> find) {
    return connected(
        "reading the run of a load",
        connection -> {
          Optional<RunRow> row =
              LedgerTables.exist(connection) ? find.with(connection) : Optional.empty();
          return row.isPresent() ? Optional.of(read(connection, row.get())) : Optional.empty();
        });
  }

  /** Asks a run to end after its current batches. It may have ended meanwhile. */
  void requestCancel(RunRow run) {
    connected("cancelling a load", connection -> RunLog.requestCancel(connection, run.run()));
  }

  /**
   * Marks a stalled run as cancelled.
   *
   * @return false if it has a heartbeat again, or has ended
   */
  boolean cancelStalled(RunRow run) {
    return connected("cancelling a load", it -> RunLog.cancelStalled(it, run.run()));
  }

  private static RunStatus read(Connection connection, RunRow row) throws SQLException {
    return new RunStatus(
        row,
        RunProgress.read(connection, row.run()),
        RunCounts.read(connection, row.run()),
        result(row));
  }

  private static Optional<LoadResult> result(RunRow row) {
    try {
      return row.result().map(LoadResult::parse);
    } catch (UncheckedIOException | IllegalArgumentException | NullPointerException e) {
      // Somebody else has written it.
      throw new DatabaseException(
          "The result of the run %s in the table sluice_load is not one that Sluice writes."
              .formatted(LogSanitizer.of(row.run())),
          e);
    }
  }

  private <V> V connected(String operation, Work<V> work) {
    Retry retry = new Retry(retryFor);
    while (true) {
      try (Connection connection = DataSources.forWriting(database).getConnection()) {
        return work.with(connection);
      } catch (SQLException e) {
        if (!retry.awaitNext(e)) {
          throw DatabaseExceptions.of(database, Operation.of(operation), e);
        }
      }
    }
  }
}
