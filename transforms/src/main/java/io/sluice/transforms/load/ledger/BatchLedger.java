package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.load.run.TakenOverException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the ledger for a writer of batches, within the writer's own transactions. */
public final class BatchLedger {

  private BatchLedger() {}

  /** Finds the entries of a sort run by its file and its start, in batch order. */
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

  /** Finds the entry of one batch of a sort run; empty if there is none. */
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

  /**
   * Inserts an entry, to be committed together with the batch's rows.
   *
   * @return false if the batch already has an entry; the transaction must then be rolled back
   * @throws TakenOverException if another run has claimed the file
   */
  public static boolean insert(Connection connection, BatchEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.INSERT_BATCH)) {
      entry.bind(statement);
      if (statement.executeUpdate() == 0) {
        throw new TakenOverException(entry.run());
      }
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == MySqlErrorCodes.DUPLICATE_ENTRY) {
        return false;
      }
      throw e;
    }
  }
}
