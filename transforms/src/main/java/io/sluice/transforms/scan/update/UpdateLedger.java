package io.sluice.transforms.scan.update;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.table.InternalTable;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyJson;
import io.sluice.transforms.scan.key.KeyRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of one job: the progress of each range in {@code sluice_scan}, and the rows that could
 * not be updated in {@code sluice_scan_failed}. Used by one thread at a time.
 */
final class UpdateLedger {

  static final List<InternalTable> TABLES =
      List.of(
          new InternalTable(
              "sluice_scan",
              List.of(
                  "job",
                  "number",
                  "settings",
                  "estimated",
                  "after_key",
                  "end_key",
                  "is_done",
                  "updated",
                  "failed")),
          new InternalTable(
              "sluice_scan_failed", List.of("job", "number", "nth", "row_key", "reason")));

  private static final List<String> CREATE =
      List.of(
          "CREATE TABLE IF NOT EXISTS sluice_scan (job VARCHAR(64) NOT NULL, number INT NOT NULL,"
              + " settings TEXT NOT NULL, estimated BIGINT NOT NULL, after_key TEXT, end_key TEXT,"
              + " is_done INT NOT NULL, updated BIGINT NOT NULL, failed BIGINT NOT NULL,"
              + " PRIMARY KEY (job, number))",
          "CREATE TABLE IF NOT EXISTS sluice_scan_failed (job VARCHAR(64) NOT NULL,"
              + " number INT NOT NULL, nth BIGINT NOT NULL, row_key TEXT NOT NULL,"
              + " reason TEXT NOT NULL, PRIMARY KEY (job, number, nth))");
  private static final String SELECT =
      "SELECT number, estimated, after_key, end_key, is_done, updated, failed, settings"
          + " FROM sluice_scan WHERE job = ?";
  private static final String IN_ORDER = " ORDER BY number";
  private static final String LOCKED = " AND number = ? FOR UPDATE";
  private static final String INSERT =
      "INSERT INTO sluice_scan (job, number, settings, estimated, after_key, end_key, is_done,"
          + " updated, failed) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)";
  private static final String UPDATE =
      "UPDATE sluice_scan SET after_key = ?, is_done = ?, updated = ?, failed = ?"
          + " WHERE job = ? AND number = ?";
  private static final String INSERT_FAILED =
      "INSERT INTO sluice_scan_failed (job, number, nth, row_key, reason) VALUES (?, ?, ?, ?, ?)";

  private final Connection connection;
  private final String job;

  /**
   * @param connection a connection without auto-commit; the caller ends its transactions
   */
  UpdateLedger(Connection connection, String job) {
    this.connection = connection;
    this.job = job;
  }

  /**
   * Creates the missing tables.
   *
   * @param options the table options, which follow the columns
   */
  void createIfMissing(String options) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String create : CREATE) {
        statement.execute(create + options);
      }
    }
  }

  /**
   * Reads the job's entries, ordered by range number.
   *
   * @throws DatabaseException if the job has other settings
   */
  List<UpdateEntry> entries(String settings) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + IN_ORDER)) {
      statement.setString(1, job);
      return entries(statement, settings);
    }
  }

  /**
   * Locks and returns the entry of a range, which no other session can change until the transaction
   * ends.
   *
   * @throws DatabaseException if the job has other settings
   */
  Optional<UpdateEntry> locked(int number, String settings) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + LOCKED)) {
      statement.setString(1, job);
      statement.setInt(2, number);
      return entries(statement, settings).stream().findFirst();
    }
  }

  private List<UpdateEntry> entries(PreparedStatement select, String settings) throws SQLException {
    List<UpdateEntry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (!row.getString(8).equals(settings)) {
          throw new DatabaseException(
              "Job %s already exists with other settings: %s.".formatted(job, row.getString(8)));
        }
        entries.add(entry(row));
      }
    }
    return entries;
  }

  /** Adds a range with no progress yet. */
  void insert(UpdateEntry entry, String settings) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, job);
      statement.setInt(2, entry.number());
      statement.setString(3, settings);
      statement.setLong(4, entry.estimated());
      statement.setString(5, KeyJson.of(entry.left().after()));
      statement.setString(6, KeyJson.of(entry.left().end()));
      statement.executeUpdate();
    }
  }

  /** Replaces the stored entry of a range. */
  void replace(UpdateEntry now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      statement.setString(1, KeyJson.of(now.left().after()));
      statement.setInt(2, now.isDone() ? 1 : 0);
      statement.setLong(3, now.updated());
      statement.setLong(4, now.failed());
      statement.setString(5, job);
      statement.setInt(6, now.number());
      statement.executeUpdate();
    }
  }

  /**
   * Records a row that could not be updated.
   *
   * @param nth its index among the failed rows of its range
   */
  void insertFailed(int number, long nth, Key key, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_FAILED)) {
      statement.setString(1, job);
      statement.setInt(2, number);
      statement.setLong(3, nth);
      statement.setString(4, KeyJson.of(key));
      statement.setString(5, reason);
      statement.executeUpdate();
    }
  }

  /** Deletes the job's progress; its next run starts from the beginning. */
  void forget() throws SQLException {
    delete("DELETE FROM sluice_scan WHERE job = ?");
  }

  /** Deletes the rows that could not be updated. */
  void forgetFailed() throws SQLException {
    delete("DELETE FROM sluice_scan_failed WHERE job = ?");
  }

  private void delete(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, job);
      statement.executeUpdate();
    }
  }

  private static UpdateEntry entry(ResultSet row) throws SQLException {
    KeyRange left =
        new KeyRange(KeyJson.key(row.getString(3)), KeyJson.key(row.getString(4)), false);
    return new UpdateEntry(
        row.getInt(1), row.getLong(2), left, row.getInt(5) == 1, row.getLong(6), row.getLong(7));
  }
}
