package io.sluice.transforms.keys;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.BackOff;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.FailureKind;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts off the secondary keys of a table until its rows are there. Before they are dropped, their
 * definitions are written into the table {@code sluice_ledger_key}; they stay there until the keys
 * are built again, by whichever load of that table ends next.
 *
 * @param database where the table is
 * @param table the table's name
 * @param retryFor how long a server is waited for
 */
public record PutOffKeys(Database database, String table, Duration retryFor) {

  /** Others may use the table; then it is better to load it as it is than to wait. */
  private static final String DO_NOT_WAIT = "SET SESSION lock_wait_timeout = 5";

  /** Who uses the table waits for a change that waits; now and then they are to have their turn. */
  private static final String WAIT_IN_TURNS = "SET SESSION lock_wait_timeout = 60";

  private static final int SHORT_SECONDS = 5;
  private static final int LONG_SECONDS = 1_000_000;

  /**
   * What the server sorts in memory before it merges from disk. Its own megabyte takes it a quarter
   * longer; older servers and MariaDB do not know the name.
   */
  private static final String SORT_IN_MORE_MEMORY =
      "SET SESSION innodb_ddl_buffer_size ="
          + " GREATEST(@@SESSION.innodb_ddl_buffer_size, 64 * 1024 * 1024)";

  /** While the keys were built, others wrote more than innodb_online_alter_log_max_size. */
  private static final int TOO_MANY_CHANGES = 1799;

  private static final String DROPPING = "dropping indexes of table %s";
  private static final String BUILDING = "building indexes of table %s";

  private static final String ADVICE_BEFORE =
      "If the table is without its secondary keys, the same command builds them when its rows are"
          + " there.";
  private static final String ADVICE_AFTER =
      "The rows are there, the keys are not yet; the same command builds them.";

  /**
   * Drops the keys of the table, if it is empty; where it cannot be done, for whatever reason, the
   * table stays as it is.
   *
   * @return the names of the keys that are to be built when the rows are there
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server fails
   */
  public List<String> putOffIfEmpty() {
    return retry(
        DROPPING,
        ADVICE_BEFORE,
        () -> {
          try (Connection connection = database.dataSource().getConnection()) {
            KeyLedger ledger = new KeyLedger(connection, table);
            // Where somebody else is at it for long, the table is not empty then.
            if (isLocked(connection, SHORT_SECONDS)
                && ledger.keys().isEmpty()
                && isEmpty(connection)) {
              drop(connection, ledger);
            }
            return names(ledger.keys());
          }
        });
  }

  /**
   * Drops the keys of the table, whatever is in it.
   *
   * @return the names of the keys that are to be built when the rows are there
   * @throws io.sluice.transforms.jdbc.DatabaseException when that cannot be done
   */
  public List<String> putOff() {
    return retry(
        DROPPING,
        ADVICE_BEFORE,
        () -> {
          try (Connection connection = database.dataSourceForLongStatements().getConnection()) {
            lock(connection);
            KeyLedger ledger = new KeyLedger(connection, table);
            SQLException failure = drop(connection, ledger);
            if (failure != null) {
              throw failure;
            }
            return names(ledger.keys());
          }
        });
  }

  /**
   * Builds the keys that have been put off, in one go.
   *
   * @return the names of those that it has built
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server fails
   */
  public List<String> build() {
    return retry(
        BUILDING,
        ADVICE_AFTER,
        () -> {
          try (Connection connection = database.dataSourceForLongStatements().getConnection()) {
            return build(connection, new KeyLedger(connection, table));
          }
        });
  }

  private List<String> retry(
      String operation, String advice, BackOff.Attempt<List<String>> attempt) {
    return BackOff.retry(database, Operation.of(operation, table), retryFor, advice, attempt);
  }

  private List<String> build(Connection connection, KeyLedger ledger) throws SQLException {
    if (ledger.keys().isEmpty()) {
      return List.of();
    }
    lock(connection);
    List<SecondaryKey> missing = missing(connection, ledger);
    if (!missing.isEmpty()) {
      execute(connection, WAIT_IN_TURNS);
      sortInMoreMemory(connection);
      add(connection, missing);
    }
    ledger.clear();
    return names(missing);
  }

  private void add(Connection connection, List<SecondaryKey> missing) throws SQLException {
    List<String> changes = missing.stream().map(key -> "ADD " + key.definition()).toList();
    try {
      alter(connection, changes.stream());
    } catch (SQLException e) {
      if (e.getErrorCode() != TOO_MANY_CHANGES) {
        throw e;
      }
      // Now they wait.
      alter(connection, Stream.concat(changes.stream(), Stream.of("LOCK=SHARED")));
    }
  }

  private static void sortInMoreMemory(Connection connection) throws SQLException {
    try {
      execute(connection, SORT_IN_MORE_MEMORY);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
    }
  }

  private void lock(Connection connection) throws SQLException {
    if (!isLocked(connection, LONG_SECONDS)) {
      throw new SQLTransientConnectionException("Others build the keys of " + table);
    }
  }

  /**
   * Has the table's keys to itself until the connection is closed: else one load might take out a
   * key that another has just written down.
   *
   * @return false where others have them for longer
   */
  private boolean isLocked(Connection connection, int seconds) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT GET_LOCK(CONCAT('sluice_keys_', MD5(CONCAT(DATABASE(), '.', ?))), ?)")) {
      statement.setString(1, table);
      statement.setInt(2, seconds);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1) == 1;
      }
    }
  }

  /** Writes down the keys and drops them; returns why not, where the table stays as it is. */
  private SQLException drop(Connection connection, KeyLedger ledger) throws SQLException {
    List<SecondaryKey> keys = SecondaryKey.of(connection, table);
    if (keys.isEmpty()) {
      return null;
    }
    try {
      execute(connection, DO_NOT_WAIT);
      ledger.createIfMissing();
    } catch (SQLException e) {
      return e;
    }
    try {
      ledger.enter(keys);
      alter(connection, keys.stream().map(key -> "DROP KEY " + Identifier.quoted(key.name())));
      return null;
    } catch (SQLException e) {
      if (missing(connection, ledger).isEmpty()) {
        ledger.clear();
      }
      return e;
    }
  }

  /** Those that were written down and are not there. */
  private List<SecondaryKey> missing(Connection connection, KeyLedger ledger) throws SQLException {
    Set<String> there = Set.copyOf(names(SecondaryKey.of(connection, table)));
    return ledger.keys().stream().filter(key -> !there.contains(key.name())).toList();
  }

  private void alter(Connection connection, Stream<String> changes) throws SQLException {
    execute(
        connection,
        "ALTER TABLE " + Identifier.quoted(table) + " " + changes.collect(joining(", ")));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean isEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM " + Identifier.quoted(table) + " LIMIT 1")) {
      return !row.next();
    }
  }

  private static List<String> names(List<SecondaryKey> keys) {
    return keys.stream().map(SecondaryKey::name).toList();
  }
}
