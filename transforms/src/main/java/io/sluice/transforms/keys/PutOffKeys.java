package io.sluice.transforms.keys;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.BackOff;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.FailureKind;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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

  /** The table that has the definitions. */
  public static final String TABLE = "sluice_ledger_key";

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + TABLE
          + " (`table` VARCHAR(64) NOT NULL, `name` VARCHAR(64) NOT NULL, `definition` TEXT NOT"
          + " NULL, PRIMARY KEY (`table`, `name`)) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4"
          + " COLLATE utf8mb4_bin";

  /** Fails where what is written down could not be taken out again. */
  private static final String TRY_TO_DELETE = "DELETE FROM " + TABLE + " WHERE `table` = ''";

  /** Others may use the table; then it is better to load it as it is than to wait. */
  private static final String DO_NOT_WAIT = "SET SESSION lock_wait_timeout = 5";

  private static final int SHORT_SECONDS = 5;
  private static final int LONG_SECONDS = 1_000_000;

  /**
   * What the server sorts in memory before it merges from disk. Its own megabyte takes it a quarter
   * longer; older servers and MariaDB do not know the name.
   */
  private static final String SORT_IN_MORE_MEMORY =
      "SET SESSION innodb_ddl_buffer_size ="
          + " GREATEST(@@SESSION.innodb_ddl_buffer_size, 64 * 1024 * 1024)";

  private static final String ADVICE =
      "The rows are there, the keys are not yet; the same command builds them.";

  /**
   * Drops the keys of the table, if it is empty; where it cannot be done, for whatever reason, the
   * table stays as it is.
   *
   * @return the names of the keys that are to be built when the rows are there
   */
  public List<String> putOffIfEmpty() {
    try (Connection connection = database.dataSource().getConnection()) {
      // Where somebody else is at it for long, the table is not empty then.
      if (isLocked(connection, SHORT_SECONDS)
          && putOff(connection).isEmpty()
          && isEmpty(connection)) {
        drop(connection);
      }
      return names(putOff(connection));
    } catch (SQLException e) {
      throw SqlFailure.of(database, e);
    }
  }

  /**
   * Drops the keys of the table, whatever is in it.
   *
   * @return the names of the keys that are to be built when the rows are there
   * @throws io.sluice.transforms.jdbc.DatabaseException when that cannot be done
   */
  public List<String> putOff() {
    try (Connection connection = database.dataSource().getConnection()) {
      isLocked(connection, LONG_SECONDS);
      SQLException failure = drop(connection);
      if (failure != null) {
        throw failure;
      }
      return names(putOff(connection));
    } catch (SQLException e) {
      throw SqlFailure.of(database, e);
    }
  }

  /**
   * Builds the keys that have been put off, in one go.
   *
   * @return the names of those that it has built
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server fails
   */
  public List<String> build() {
    return BackOff.retry(
        database,
        retryFor,
        ADVICE,
        () -> {
          try (Connection connection = database.dataSourceForLongStatements().getConnection()) {
            return build(connection);
          }
        });
  }

  private List<String> build(Connection connection) throws SQLException {
    if (putOff(connection).isEmpty()) {
      return List.of();
    }
    isLocked(connection, LONG_SECONDS);
    List<SecondaryKey> putOff = putOff(connection);
    if (putOff.isEmpty()) {
      return List.of();
    }
    Set<String> there = Set.copyOf(names(SecondaryKey.of(connection, table)));
    List<SecondaryKey> missing =
        putOff.stream().filter(key -> !there.contains(key.name())).toList();
    if (!missing.isEmpty()) {
      waitInTurns(connection);
      sortInMoreMemory(connection);
      alter(connection, missing.stream().map(key -> "ADD " + key.definition()));
    }
    forget(connection);
    return names(missing);
  }

  /** Who uses the table waits for a change that waits; now and then they are to have their turn. */
  private static void waitInTurns(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = 60");
    }
  }

  private static void sortInMoreMemory(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SORT_IN_MORE_MEMORY);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
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
  private SQLException drop(Connection connection) throws SQLException {
    List<SecondaryKey> keys = SecondaryKey.of(connection, table);
    if (keys.isEmpty()) {
      return null;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(DO_NOT_WAIT);
      statement.execute(CREATE);
      statement.execute(TRY_TO_DELETE);
    } catch (SQLException e) {
      return e;
    }
    try {
      for (SecondaryKey key : keys) {
        write(connection, key);
      }
      alter(connection, keys.stream().map(key -> "DROP KEY " + Identifier.quoted(key.name())));
      return null;
    } catch (SQLException e) {
      forgetWhatIsThere(connection);
      return e;
    }
  }

  private void alter(Connection connection, Stream<String> changes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE " + Identifier.quoted(table) + " " + changes.collect(joining(", ")));
    }
  }

  private boolean isEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM " + Identifier.quoted(table) + " LIMIT 1")) {
      return !row.next();
    }
  }

  /** What stands there for the table; nothing where nobody has put off any key yet. */
  private List<SecondaryKey> putOff(Connection connection) throws SQLException {
    List<SecondaryKey> keys = new ArrayList<>();
    if (!isThere(connection)) {
      return keys;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT `name`, `definition` FROM " + TABLE + " WHERE `table` = ? ORDER BY `name`")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(new SecondaryKey(row.getString(1), row.getString(2)));
        }
      }
    }
    return keys;
  }

  private static boolean isThere(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_name = ?")) {
      statement.setString(1, TABLE);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private void write(Connection connection, SecondaryKey key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " (`table`, `name`, `definition`) VALUES (?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE `definition` = VALUES(`definition`)")) {
      statement.setString(1, table);
      statement.setString(2, key.name());
      statement.setString(3, key.definition());
      statement.executeUpdate();
    }
  }

  private void forget(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + TABLE + " WHERE `table` = ?")) {
      statement.setString(1, table);
      statement.executeUpdate();
    }
  }

  private void forgetWhatIsThere(Connection connection) throws SQLException {
    Set<String> there = Set.copyOf(names(SecondaryKey.of(connection, table)));
    List<String> missing =
        names(putOff(connection)).stream().filter(key -> !there.contains(key)).toList();
    if (missing.isEmpty() && isThere(connection)) {
      forget(connection);
    }
  }

  private static List<String> names(List<SecondaryKey> keys) {
    return keys.stream().map(SecondaryKey::name).toList();
  }
}
