package io.sluice.transforms.load.ledger;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.reject.RejectFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Repairs the reject files that killed runs have left behind. */
final class RunRejects {

  private RunRejects() {}

  /** Removes rejects that runs have written, have not committed and can no longer commit. */
  static void repair(Connection connection, Path directory, Set<String> runs) throws SQLException {
    Set<String> ended = new HashSet<>(runs);
    ended.removeAll(selectActive(connection, runs));
    cutToCommitted(connection, directory, ended);
  }

  /** Selects the runs that still have unfinished files of their own, and may continue. */
  private static Set<String> selectActive(Connection connection, Set<String> runs)
      throws SQLException {
    Set<String> active = new HashSet<>();
    for (String run : runs) {
      try (PreparedStatement statement = connection.prepareStatement(LedgerSql.COUNT_UNFINISHED)) {
        statement.setString(1, run);
        try (ResultSet count = statement.executeQuery()) {
          count.next();
          if (count.getLong(1) > 0) {
            active.add(run);
          }
        }
      }
    }
    return active;
  }

  /** Removes rejects that runs have written into a directory but not committed. */
  static void cutToCommitted(Connection connection, Path directory, Set<String> runs)
      throws SQLException {
    Map<String, Long> committed = new HashMap<>();
    for (String run : runs) {
      try (PreparedStatement statement = connection.prepareStatement(LedgerSql.SELECT_REJECTS)) {
        statement.setString(1, run);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            committed.merge(row.getString(1), row.getLong(2), Math::max);
          }
        }
      }
    }
    try {
      RejectFiles.cutToCommitted(directory, runs, committed);
    } catch (IOException e) {
      throw new DatabaseException(
          LogSanitizer.of(
              "The rejects of an earlier run in %s cannot be put right: %s."
                  .formatted(directory, e.getMessage())),
          e);
    }
  }
}
