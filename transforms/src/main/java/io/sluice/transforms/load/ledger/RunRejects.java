package io.sluice.transforms.load.ledger;

import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.reject.RejectFiles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Deletes the rejects that killed runs have left behind. */
final class RunRejects {

  private RunRejects() {}

  /** Removes rejects that runs have written, have not committed and can no longer commit. */
  static void repair(Connection connection, FileLocation location, Set<String> runs)
      throws SQLException {
    Set<String> ended = new HashSet<>(runs);
    ended.removeAll(selectActive(connection, runs));
    deleteUncommitted(connection, location, ended);
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

  /** Deletes the objects of runs that no row of the ledger names. */
  static void deleteUncommitted(Connection connection, FileLocation location, Set<String> runs)
      throws SQLException {
    Set<String> committed = new HashSet<>();
    for (String run : runs) {
      try (PreparedStatement statement = connection.prepareStatement(LedgerSql.SELECT_REJECTS)) {
        statement.setString(1, run);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            committed.add(row.getString(1));
          }
        }
      }
    }
    try {
      RejectFiles.deleteUncommitted(location, runs, committed);
    } catch (IOException e) {
      throw new DatabaseException(
          LogSanitizer.of(
              "The rejects of an earlier run in %s cannot be put right: %s."
                  .formatted(location, FileErrorMessage.reason(e))),
          e);
    }
  }
}
