package io.sluice.transforms.load.indexes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The lock on a table's deferred indexes, which is held until the connection is closed. Otherwise
 * one load could remove the entry of an index that another has just saved.
 *
 * @param connection the connection that holds it
 * @param table the table's name
 */
record IndexLock(Connection connection, String table) {

  /** The name is that of earlier editions of Sluice, so that they keep out, too. */
  private static final String GET =
      "SELECT GET_LOCK(CONCAT('sluice_keys_', MD5(CONCAT(DATABASE(), '.', ?))), ?)";

  private static final int SHORT_SECONDS = 5;
  private static final int LONG_SECONDS = 1_000_000;

  /**
   * Waits a short time for the lock.
   *
   * @return false if others hold it for longer
   */
  boolean tryAcquire() throws SQLException {
    return acquire(SHORT_SECONDS);
  }

  /** Waits for the lock, however long others hold it. */
  void acquire() throws SQLException {
    if (!acquire(LONG_SECONDS)) {
      throw new SQLTransientConnectionException("Another load builds the indexes of " + table);
    }
  }

  private boolean acquire(int seconds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GET)) {
      statement.setString(1, table);
      statement.setInt(2, seconds);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1) == 1;
      }
    }
  }
}
