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

/** Puts the files of rejects right that killed runs have left behind. */
final class RunRejects {

  private RunRejects() {}

  /** Takes back what runs have written, not committed, and cannot commit any more. */
  static void repair(Connection connection, Path directory, Set<String> runs) throws SQLException {
    Set<String> ended = new HashSet<>(runs);
    ended.removeAll(stillAtWork(connection, runs));
    cutToCommitted(connection, directory, ended);
  }

  /** Those of the runs that have files of their own and may go on with them. */
  private static Set<String> stillAtWork(Connection connection, Set<String> runs)
      throws SQLException {
    Set<String> atWork = new HashSet<>();
    for (String run : runs) {
      try (PreparedStatement statement = connection.prepareStatement(LedgerSql.COUNT_UNFINISHED)) {
        statement.setString(1, run);
        try (ResultSet count = statement.executeQuery()) {
          count.next();
          if (count.getLong(1) > 0) {
            atWork.add(run);
          }
        }
      }
    }
    return atWork;
  }

  /** Takes back what runs have written into a directory and not committed. */
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
