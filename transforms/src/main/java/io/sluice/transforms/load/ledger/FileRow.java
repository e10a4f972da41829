package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.StatementChunks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger's row for a file.
 *
 * @param run the run that has claimed it; null if there is no row
 * @param leftBehind earlier runs that may have left rejects behind, the latest last
 * @param rejects the directory for rejects; null if there is no row
 * @param finished when it was finished, in UTC by the server's clock; null if it is not
 * @param tableIdentity the table that it was loaded into (see {@link TableIdentity}); null if
 *     unknown
 */
record FileRow(
    String run, List<String> leftBehind, String rejects, String finished, String tableIdentity) {

  /** Limits only the number of keys, because they are short. */
  private static final StatementChunks PORTIONS =
      new StatementChunks(StatementChunks.MAX_KEYS, Long.MAX_VALUE);

  static final FileRow NONE = new FileRow(null, List.of(), null, null, null);

  /** Reads the rows of files by their keys; {@link #NONE} for a file without one. */
  static Map<String, FileRow> read(Connection connection, LedgerLayout layout, List<String> keys)
      throws SQLException {
    Map<String, FileRow> rows = new HashMap<>();
    keys.forEach(key -> rows.put(key, NONE));
    for (List<String> portion : PORTIONS.of(keys, String::length)) {
      try (PreparedStatement statement =
          connection.prepareStatement(layout.selectFiles(portion.size()))) {
        LedgerStatements.bind(statement, portion);
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
   * Locks the rows of files: no batches of these files are committed until the transaction ends.
   *
   * @param keys the sorted keys; all loads lock in this order
   */
  static void lock(Connection connection, List<String> keys) throws SQLException {
    for (List<String> portion : PORTIONS.of(keys, String::length)) {
      LedgerStatements.update(connection, LedgerSql.lockFiles(portion.size()), portion);
    }
  }

  /** Notes the identity of the table that files were loaded into; see {@link TableIdentity}. */
  static void note(Connection connection, List<String> keys, String identity) throws SQLException {
    for (List<String> portion : PORTIONS.of(keys, String::length)) {
      List<Object> parameters = new ArrayList<>(List.of(identity, identity));
      parameters.addAll(portion);
      LedgerStatements.update(connection, LedgerSql.noteTable(portion.size()), parameters);
    }
  }

  /** Whether the file was loaded into the table of this identity. */
  boolean isIn(String identity) {
    return identity.equals(tableIdentity);
  }

  /** Marks locked rows as finished. */
  static void finish(Connection connection, List<String> keys) throws SQLException {
    for (List<String> portion : PORTIONS.of(keys, String::length)) {
      LedgerStatements.update(connection, LedgerSql.finishFiles(portion.size()), portion);
    }
  }

  private static FileRow read(ResultSet row) throws SQLException {
    return new FileRow(
        row.getString(2),
        runs(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  private static List<String> runs(String text) {
    return Arrays.stream(text.split(",")).filter(run -> !run.isEmpty()).toList();
  }
}
