package io.sluice.transforms.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The ledger's row for a file.
 *
 * @param run the run that has it now; null where there is no row
 * @param leftBehind earlier runs that may have left rejects behind, the latest last
 * @param rejects the directory of the rejects; null where there is no row
 * @param finished when it was finished, as the server's time in UTC; null where it is not
 */
record FileRow(String run, List<String> leftBehind, String rejects, String finished) {

  static final FileRow NONE = new FileRow(null, List.of(), null, null);

  /** Reads the row. */
  static FileRow read(Connection connection, String key) throws SQLException {
    return read(connection, LedgerSql.SELECT_FILE, key);
  }

  /**
   * Reads the row, and keeps batches of the file from being committed until the transaction ends.
   */
  static FileRow lock(Connection connection, String key) throws SQLException {
    return read(connection, LedgerSql.LOCK_FILE, key);
  }

  private static FileRow read(Connection connection, String sql, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new FileRow(
                row.getString(1), runs(row.getString(2)), row.getString(3), row.getString(4))
            : NONE;
      }
    }
  }

  private static List<String> runs(String text) {
    return Arrays.stream(text.split(",")).filter(run -> !run.isEmpty()).toList();
  }
}
