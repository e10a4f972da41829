package io.sluice.transforms.scan.update;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.scan.read.ReadConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A job of {@code Scan#update}, as stored in the database.
 *
 * @param database the database that stores it
 * @param name the job's name
 * @param retryFor how long to wait for the server
 */
public record UpdateJob(Database database, String name, Duration retryFor) {

  private static final String SUMS =
      "SELECT COUNT(*), COALESCE(SUM(1 - is_done), 0), COALESCE(SUM(updated), 0),"
          + " COALESCE(SUM(failed), 0) FROM sluice_scan WHERE job = ?";

  /**
   * The progress of a job.
   *
   * @param ranges the number of its ranges; 0 if the job is unknown
   * @param unfinished the number of ranges that are not done
   * @param updated the number of updated rows
   * @param failed the number of rows that could not be updated; {@code sluice_scan_failed} lists
   *     them
   */
  public record State(int ranges, int unfinished, long updated, long failed) {}

  /** The body of a transaction. */
  private interface TransactionBody<V> {
    V run(Connection connection) throws SQLException;
  }

  public UpdateJob {
    requireNonNull(database, "database is null");
    requireNonNull(name, "name is null");
    requireNonNull(retryFor, "retryFor is null");
  }

  /**
   * Refuses tables that have the names of the job's own tables but are not Sluice's.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if there is one, or the database fails
   */
  public void checkTables() {
    InternalTable.problem(database, UpdateLedger.TABLES, "")
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /**
   * Reads the job's progress.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if the database fails
   */
  public State state() {
    return commit(
        open -> {
          try (PreparedStatement statement = open.prepareStatement(SUMS)) {
            statement.setString(1, name);
            try (ResultSet sums = statement.executeQuery()) {
              sums.next();
              return new State(sums.getInt(1), sums.getInt(2), sums.getLong(3), sums.getLong(4));
            }
          }
        });
  }

  /**
   * Deletes the job's progress, so that its next run starts from the beginning. A run in progress
   * then fails. The rows that could not be updated stay in {@code sluice_scan_failed} until the
   * next run.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if the database fails
   */
  public void forget() {
    commit(
        open -> {
          new UpdateLedger(open, name).forget();
          return null;
        });
  }

  private <V> V commit(TransactionBody<V> body) {
    try (ReadConnection connection = new ReadConnection(database)) {
      return connection.retry(
          Operation.of("writing table %s", "sluice_scan"),
          retryFor,
          () -> committed(connection, body));
    }
  }

  private <V> V committed(ReadConnection connection, TransactionBody<V> body) throws SQLException {
    Connection open = connection.jdbc();
    open.setAutoCommit(false);
    new UpdateLedger(open, name).createIfMissing(connection.dialect().tableOptions());
    V result = body.run(open);
    open.commit();
    return result;
  }
}
