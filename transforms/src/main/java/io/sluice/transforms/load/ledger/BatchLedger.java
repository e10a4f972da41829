package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger as a writer of batches uses it, within the writer's own transactions. */
public final class BatchLedger {

  private BatchLedger() {}

  /** What stands there for the sort run of a file that begins at a place, batch by batch. */
  public static List<BatchEntry> find(Connection connection, String file, long start)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.SELECT_SORT_RUN)) {
      statement.setString(1, file);
      statement.setLong(2, start);
      List<BatchEntry> batches = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          batches.add(BatchEntry.read(row));
        }
      }
      return batches;
    }
  }

  /** What stands there for one batch of it; empty where nothing does. */
  public static Optional<BatchEntry> find(Connection connection, String file, long start, int batch)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.SELECT_BATCH)) {
      statement.setString(1, file);
      statement.setLong(2, start);
      statement.setInt(3, batch);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(BatchEntry.read(row)) : Optional.empty();
      }
    }
  }

  /** The sentence for a run whose files another has taken over. */
  public static DatabaseException claimedByAnother(String run) {
    return new DatabaseException(
        "Another run of the same load has begun and goes on with it; this one (%s) stops."
            .formatted(run));
  }

  /**
   * Writes an entry, to be committed together with the batch's rows.
   *
   * @return false where there is an entry for this batch already; the transaction is to be rolled
   *     back then
   * @throws DatabaseException when another run has taken the file over
   */
  public static boolean insert(Connection connection, BatchEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.INSERT_BATCH)) {
      entry.bind(statement);
      if (statement.executeUpdate() == 0) {
        throw claimedByAnother(entry.run());
      }
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == SqlFailure.DUPLICATE_ENTRY) {
        return false;
      }
      throw e;
    }
  }
}
