package io.sluice.transforms.load.ledger;

import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.LocalName;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.reject.RejectFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The objects with rejects of runs that were killed, some of which may not be committed. The first
 * edition appended the rejects of all batches of a worker to one file; what it has not committed is
 * cut off.
 */
final class RunRejects {

  /** A length that no file exceeds: objects are never cut. */
  private static final long WHOLE = Long.MAX_VALUE;

  private final Connection connection;
  private final FileLocation location;
  private final boolean hasEarlier;

  /**
   * @param connection a connection to the ledger
   * @param location the load's location for rejects
   */
  RunRejects(Connection connection, FileLocation location) throws SQLException {
    this.connection = connection;
    this.location = location;
    this.hasEarlier = EarlierLedger.exists(connection);
  }

  /**
   * Removes rejects that runs have written, have not committed and can no longer commit.
   *
   * @return the runs among them that have no unfinished files of their own left
   */
  Set<String> repair(Set<String> runs) throws SQLException {
    Set<String> ended = new HashSet<>();
    for (String run : runs) {
      boolean mayContinue =
          isActive(LedgerLayout.CURRENT, run) || hasEarlier && isActive(LedgerLayout.EARLIER, run);
      if (!mayContinue) {
        ended.add(run);
      }
    }
    removeUncommitted(ended);
    return ended;
  }

  /** Whether a run still has unfinished files of its own. */
  private boolean isActive(LedgerLayout layout, String run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(layout.countUnfinished())) {
      statement.setString(1, run);
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        return count.getLong(1) > 0;
      }
    }
  }

  /** Removes what no row of the ledger names. */
  void removeUncommitted(Set<String> runs) throws SQLException {
    Map<String, Long> committed = new HashMap<>();
    for (String run : runs) {
      add(LedgerLayout.CURRENT, run, committed);
      if (hasEarlier) {
        // The moved batches name the same files, but not how much of them is committed.
        add(LedgerLayout.EARLIER, run, committed);
      }
    }
    try {
      RejectFiles.deleteUncommitted(location, runs, committed.keySet());
      for (Map.Entry<String, Long> file : committed.entrySet()) {
        if (file.getValue() < WHOLE
            && location.list(Set.of(file.getKey())).contains(file.getKey())) {
          cut(LocalName.path(location.nameOf(file.getKey())), file.getValue());
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void add(LedgerLayout layout, String run, Map<String, Long> committed)
      throws SQLException {
    Map<String, Long> ofLayout = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(layout.selectRejects())) {
      statement.setString(1, run);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ofLayout.merge(
              row.getString(1), layout == LedgerLayout.EARLIER ? row.getLong(2) : WHOLE, Math::max);
        }
      }
    }
    committed.putAll(ofLayout);
  }

  private static void cut(Path file, long length) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        channel.truncate(length);
      }
    }
  }

  private DatabaseException failed(IOException e) {
    return new DatabaseException(
        LogSanitizer.of(
            "The rejects of an earlier run in %s cannot be put right: %s."
                .formatted(location, FileErrorMessage.reason(e))),
        e);
  }
}
