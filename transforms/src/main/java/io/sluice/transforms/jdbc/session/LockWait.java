package io.sluice.transforms.jdbc.session;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A session of this user, in this database, that waits for a lock.
 *
 * @param session the session's id on the server
 * @param lock what it waits for, as the server names it
 * @param holder the session that holds the lock; empty if this user may not see it
 */
public record LockWait(long session, String lock, Optional<Long> holder) {

  private static final String MYSQL =
      "SELECT id, state FROM information_schema.processlist"
          + " WHERE user = SUBSTRING_INDEX(USER(), '@', 1) AND db = ? AND id <> CONNECTION_ID()"
          + " AND (state LIKE 'Waiting for%lock%' OR state = 'User lock') ORDER BY time DESC";

  private static final String MYSQL_HOLDER =
      "SELECT ht.processlist_id FROM performance_schema.threads wt"
          + " JOIN performance_schema.metadata_locks w"
          + " ON w.owner_thread_id = wt.thread_id AND w.lock_status = 'PENDING'"
          + " JOIN performance_schema.metadata_locks h"
          + " ON h.object_type = w.object_type AND h.object_schema <=> w.object_schema"
          + " AND h.object_name <=> w.object_name AND h.lock_status = 'GRANTED'"
          + " JOIN performance_schema.threads ht"
          + " ON ht.thread_id = h.owner_thread_id AND ht.thread_id <> wt.thread_id"
          + " WHERE wt.processlist_id = ? ORDER BY h.lock_type LIKE 'SHARED_READ%' LIMIT 1";

  private static final String POSTGRESQL =
      "SELECT pid, wait_event, (pg_blocking_pids(pid))[1] FROM pg_stat_activity"
          + " WHERE usename = current_user AND datname = ? AND application_name = 'sluice'"
          + " AND wait_event_type = 'Lock' ORDER BY query_start";

  /**
   * The session that has waited longest; empty if none waits, or if that cannot be determined now.
   *
   * @param database the database, which may be unreachable
   */
  public static Optional<LockWait> longest(Database database) {
    boolean isMySql = database.engine() == Engine.MYSQL;
    Database server = isMySql ? database.withoutName() : database;
    try (Connection connection = DataSources.forWriting(server).getConnection();
        PreparedStatement statement = connection.prepareStatement(isMySql ? MYSQL : POSTGRESQL)) {
      statement.setString(1, database.name());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Optional<Long> holder =
            isMySql
                ? mysqlHolder(connection, row.getLong(1))
                : Optional.of(row.getLong(3)).filter(pid -> pid > 0);
        return Optional.of(new LockWait(row.getLong(1), lock(row.getString(2)), holder));
      }
    } catch (SQLException | DatabaseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> mysqlHolder(Connection connection, long session) {
    try (PreparedStatement statement = connection.prepareStatement(MYSQL_HOLDER)) {
      statement.setLong(1, session);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      // Most users may not read these tables.
      return Optional.empty();
    }
  }

  static String lock(String state) {
    return switch (state) {
      // Only loads that build indexes take a user lock.
      case "User lock" -> "another load that is building indexes of the table";
      case "relation", "transactionid", "tuple" -> "lock on a " + state;
      default ->
          LogSanitizer.of(state.replaceFirst("(?i)^waiting for ", "").toLowerCase(Locale.ROOT));
    };
  }

  /** What the session waits for and which session holds it, in words. */
  public String words() {
    return lock + holder.map(id -> ", held by session " + id).orElse("");
  }
}
