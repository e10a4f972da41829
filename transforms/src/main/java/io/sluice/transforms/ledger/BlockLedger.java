package io.sluice.transforms.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The ledger as a writer of blocks uses it, within the writer's own transactions. */
public final class BlockLedger {

  private BlockLedger() {}

  /** What stands there for the block of a file that begins at a place; empty where nothing does. */
  public static Optional<BlockEntry> find(Connection connection, String file, long start)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.SELECT_BLOCK)) {
      statement.setString(1, file);
      statement.setLong(2, start);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(BlockEntry.read(row)) : Optional.empty();
      }
    }
  }

  /** The sentence for a run whose files another has taken over. */
  public static DatabaseException takenOver(String run) {
    return new DatabaseException(
        "Another run of the same load has begun and goes on with it; this one (%s) stops."
            .formatted(run));
  }

  /**
   * Writes an entry, to be committed together with the block's rows.
   *
   * @return false where there is an entry for this block already; the transaction is to be rolled
   *     back then
   * @throws DatabaseException when another run has taken the file over
   */
  public static boolean insert(Connection connection, BlockEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSql.INSERT_BLOCK)) {
      entry.bind(statement);
      if (statement.executeUpdate() == 0) {
        throw takenOver(entry.run());
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
