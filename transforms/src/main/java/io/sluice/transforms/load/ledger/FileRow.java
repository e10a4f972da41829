package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.Portions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger's row for a file.
 *
 * @param run the run that has it now; null where there is no row
 * @param leftBehind earlier runs that may have left rejects behind, the latest last
 * @param rejects the directory of the rejects; null where there is no row
 * @param finished when it was finished, as the server's time in UTC; null where it is not
 */
record FileRow(String run, List<String> leftBehind, String rejects, String finished) {

  /** Keys are short. */
  private static final Portions MANY = new Portions(Portions.MAX_KEYS, Long.MAX_VALUE);

  static final FileRow NONE = new FileRow(null, List.of(), null, null);

  /** Reads the rows of files by their keys; {@link #NONE} for a file without one. */
  static Map<String, FileRow> read(Connection connection, List<String> keys) throws SQLException {
    Map<String, FileRow> rows = new HashMap<>();
    keys.forEach(key -> rows.put(key, NONE));
    for (List<String> some : MANY.of(keys, String::length)) {
      try (PreparedStatement statement =
          connection.prepareStatement(LedgerSql.selectFiles(some.size()))) {
        Statements.bind(statement, some);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            rows.put(row.getString(1), read(row));
          }
        }
      }
    }
    return rows;
  }

  /**
   * Locks the rows of files: batches of them are not committed until the transaction ends.
   *
   * @param keys sorted, because all loads lock them in that order
   */
  static void lock(Connection connection, List<String> keys) throws SQLException {
    for (List<String> some : MANY.of(keys, String::length)) {
      Statements.update(connection, LedgerSql.holdFiles(some.size()), some);
    }
  }

  /** Marks rows that are locked as finished. */
  static void finish(Connection connection, List<String> keys) throws SQLException {
    for (List<String> some : MANY.of(keys, String::length)) {
      Statements.update(connection, LedgerSql.finishFiles(some.size()), some);
    }
  }

  private static FileRow read(ResultSet row) throws SQLException {
    return new FileRow(
        row.getString(2), runs(row.getString(3)), row.getString(4), row.getString(5));
  }

  private static List<String> runs(String text) {
    return Arrays.stream(text.split(",")).filter(run -> !run.isEmpty()).toList();
  }
}
