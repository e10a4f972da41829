package io.sluice.transforms.scan.update;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.table.OwnTable;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.read.ReadConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A job of {@link Scan#update}, as it stands in the database.
 *
 * @param database where it is
 * @param name the job's name
 * @param retryFor how long the server is waited for
 */
public record UpdateJob(Database database, String name, Duration retryFor) {

  private static final String SUMS =
      "SELECT COUNT(*), COALESCE(SUM(1 - is_done), 0), COALESCE(SUM(updated), 0),"
          + " COALESCE(SUM(failed), 0) FROM sluice_scan WHERE job = ?";

  /**
   * How far a job is.
   *
   * @param ranges how many ranges it has; 0 where nothing is known of it
   * @param unfinished how many of them are not done
   * @param updated how many rows were updated
   * @param failed how many could not be; they are in {@code sluice_scan_failed}
   */
  public record State(int ranges, int unfinished, long updated, long failed) {}

  /** Work within a transaction. */
  private interface Work<V> {
    V in(Connection connection) throws SQLException;
  }

  public UpdateJob {
    requireNonNull(database, "database is null");
    requireNonNull(name, "name is null");
    requireNonNull(retryFor, "retryFor is null");
  }

  /**
   * Refuses tables that have the names of the job's own tables but are not Sluice's.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException where there is one, or the database fails
   */
  public void checkTables() {
    OwnTable.problem(database, UpdateLedger.TABLES, "")
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /**
   * How far it is.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when the database fails
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
   * Forgets how far it is, so that it begins anew when it is run again; a run of it that is under
   * way ends then. The rows that could not be updated stay in {@code sluice_scan_failed} until
   * then.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when the database fails
   */
  public void forget() {
    commit(
        open -> {
          new UpdateLedger(open, name).forget();
          return null;
        });
  }

  private <V> V commit(Work<V> process) {
    try (ReadConnection connection = new ReadConnection(database)) {
      return connection.retry(
          Operation.of("writing table %s", "sluice_scan"),
          retryFor,
          () -> committed(connection, process));
    }
  }

  private <V> V committed(ReadConnection connection, Work<V> process) throws SQLException {
    Connection open = connection.jdbc();
    open.setAutoCommit(false);
    new UpdateLedger(open, name).createIfMissing(connection.dialect().tableOptions());
    V result = process.in(open);
    open.commit();
    return result;
  }
}
