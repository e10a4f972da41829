package io.sluice.transforms.load.ledger;

import io.sluice.transforms.read.input.InputFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves what the first edition's ledger has of files into the current tables, within the
 * transaction that claims the files. Workers of the first edition that are still active then commit
 * no more batches of them. The old rows stay, because this user may not be allowed to delete them.
 */
final class EarlierLedger {

  private static final String EXISTS =
      "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
          + " AND table_name IN (?, ?)";

  private static final String HAS_BATCHES =
      "SELECT 1 FROM " + LedgerLayout.CURRENT.batches() + " WHERE `file` = ? LIMIT 1";

  private static final String MOVE_FILE =
      "UPDATE %s AS now JOIN %s AS earlier ON earlier.`file` = ?"
              .formatted(LedgerLayout.CURRENT.files(), LedgerLayout.EARLIER.files())
          + " SET now.`run` = earlier.`run`, now.`left_behind` = earlier.`left_behind`,"
          + " now.`rejects` = earlier.`rejects`, now.`started` = earlier.`started`,"
          + " now.`finished` = earlier.`finished` WHERE now.`file` = ?";

  private static final String MOVE_BATCHES =
      "INSERT INTO %s (%s, `committed`) SELECT ?, %s, `committed` FROM %s WHERE `file` = ?"
          .formatted(
              LedgerLayout.CURRENT.batches(),
              LedgerLayout.CURRENT.batchColumns(),
              LedgerLayout.EARLIER.batchColumns().replaceFirst("`file`, ", ""),
              LedgerLayout.EARLIER.batches());

  /** The run of a file whose rows were moved; no run has this name. */
  static final String MOVED = "moved to sluice_load_file";

  private static final String LEAVE =
      "UPDATE " + LedgerLayout.EARLIER.files() + " SET `run` = ? WHERE `file` = ?";

  /** Locks the rows, so that no worker of the first edition commits a batch meanwhile. */
  private static final String LOCK = " FOR UPDATE";

  private final Connection connection;
  private final LoadLedger.Spec spec;

  private EarlierLedger(Connection connection, LoadLedger.Spec spec) {
    this.connection = connection;
    this.spec = spec;
  }

  /** Whether the database has the first edition's tables. */
  static boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
      statement.setString(1, LedgerLayout.EARLIER.files());
      statement.setString(2, LedgerLayout.EARLIER.batches());
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        return count.getInt(1) == 2;
      }
    }
  }

  /**
   * Moves what there is of some files. Their current rows must be locked.
   *
   * @param files the files by their current keys
   */
  static void move(Connection connection, LoadLedger.Spec spec, Map<String, InputFile> files)
      throws SQLException {
    if (!exists(connection)) {
      return;
    }
    EarlierLedger ledger = new EarlierLedger(connection, spec);
    Map<String, String> currentByEarlier = new HashMap<>();
    files.forEach((key, file) -> currentByEarlier.put(ledger.keyOf(file), key));
    List<String> keys = currentByEarlier.keySet().stream().sorted().toList();
    for (String key : ledger.movable(keys)) {
      ledger.move(key, currentByEarlier.get(key));
    }
  }

  private String keyOf(InputFile file) {
    return FileKey.of(file, spec.table().name(), spec.settings(LedgerLayout.EARLIER)).key();
  }

  /** Selects and locks the keys of the files that the first edition's tables still have. */
  private List<String> movable(List<String> keys) throws SQLException {
    Map<String, FileRow> rows = new HashMap<>(FileRow.read(connection, LedgerLayout.EARLIER, keys));
    rows.values().removeIf(row -> row.run() == null || row.run().equals(MOVED));
    List<String> movable = rows.keySet().stream().sorted().toList();
    for (String key : movable) {
      try (PreparedStatement statement =
          connection.prepareStatement(LedgerLayout.EARLIER.selectFiles(1) + LOCK)) {
        statement.setString(1, key);
        statement.executeQuery().close();
      }
    }
    return movable;
  }

  private void move(String earlier, String current) throws SQLException {
    if (!has(current)) {
      LedgerStatements.update(connection, MOVE_FILE, earlier, current);
      LedgerStatements.update(connection, MOVE_BATCHES, current, earlier);
    }
    LedgerStatements.update(connection, LEAVE, MOVED, earlier);
  }

  private boolean has(String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HAS_BATCHES)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
