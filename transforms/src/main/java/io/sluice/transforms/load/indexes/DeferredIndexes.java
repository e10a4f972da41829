package io.sluice.transforms.load.indexes;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts off the secondary keys of a table until its rows are there. Before they are dropped, their
 * definitions are written into the table {@code sluice_ledger_key}; they stay there until the keys
 * are built again, by whichever load of that table ends next.
 *
 * @param database where the table is
 * @param table the table's name
 * @param retryFor how long a server is waited for
 */
public record DeferredIndexes(Database database, String table, Duration retryFor) {

  /** Others may use the table; then it is better to load it as it is than to wait. */
  private static final String DO_NOT_WAIT = "SET SESSION lock_wait_timeout = 5";

  /** Who uses the table waits for a change that waits; now and then they are to have their turn. */
  private static final String WAIT_IN_TURNS = "SET SESSION lock_wait_timeout = 60";

  private static final int MAX_SHOWN = 200;
  private static final int SHORT_SECONDS = 5;
  private static final int LONG_SECONDS = 1_000_000;

  /** A foreign key, perhaps of another table, needs the key. */
  private static final int NEEDED_BY_FOREIGN_KEY = 1553;

  private static final String DROPPING = "dropping indexes of table %s";
  private static final String BUILDING = "building indexes of table %s";

  private static final String ADVICE_BEFORE =
      "If the table is without its secondary keys, the same command builds them when its rows are"
          + " there.";
  private static final String ADVICE_ON_FAILED_KEYS = "The next load of the table tries again.";
  private static final String ADVICE_AFTER =
      "The rows are there, the keys are not yet; the same command builds them.";

  /**
   * Drops the keys of the table, if it is empty; where it cannot be done, for whatever reason, the
   * table stays as it is.
   *
   * @return the names of the keys that are to be built when the rows are there
   * @throws DatabaseException when the server fails
   */
  public List<String> dropIfEmpty() {
    return retry(
        DROPPING,
        ADVICE_BEFORE,
        () -> {
          try (Connection connection = DataSources.forWriting(database).getConnection()) {
            IndexLedger ledger = new IndexLedger(connection, table);
            // Where somebody else is at it for long, the table is not empty then.
            if (isLocked(connection, SHORT_SECONDS)
                && ledger.entries().isEmpty()
                && isEmpty(connection)) {
              drop(connection, ledger);
            }
            return names(ledger);
          }
        });
  }

  /**
   * Drops the keys of the table, whatever is in it.
   *
   * @return the names of the keys that are to be built when the rows are there
   * @throws DatabaseException when that cannot be done
   */
  public List<String> drop() {
    return retry(
        DROPPING,
        ADVICE_BEFORE,
        () -> {
          try (Connection connection = DataSources.forLongStatements(database).getConnection()) {
            lock(connection);
            IndexLedger ledger = new IndexLedger(connection, table);
            Optional<SQLException> failure = drop(connection, ledger);
            if (failure.isPresent()) {
              throw failure.get();
            }
            return names(ledger);
          }
        });
  }

  /**
   * Builds the deferred keys: all at once or, if one of them cannot be built, the others.
   *
   * @return the names of those that it has built
   * @throws DatabaseException when a key cannot be built, or the server fails; a sentence for each
   *     such key
   */
  public List<String> build() {
    return retry(
        BUILDING,
        ADVICE_AFTER,
        () -> {
          try (Connection connection = DataSources.forLongStatements(database).getConnection()) {
            return build(connection, new IndexLedger(connection, table));
          }
        });
  }

  /**
   * Builds the deferred keys if the table is still empty, which takes no time: a load that could
   * not begin leaves the table as it was.
   *
   * @return whether the table has its keys
   */
  public boolean buildIfEmpty() {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      if (isEmpty(connection)) {
        build(connection, new IndexLedger(connection, table));
        return true;
      }
      return false;
    } catch (SQLException | DatabaseException e) {
      return false;
    }
  }

  private List<String> retry(String operation, String advice, Retry.Attempt<List<String>> attempt) {
    return Retry.run(database, Operation.of(operation, table), retryFor, advice, attempt);
  }

  private List<String> build(Connection connection, IndexLedger ledger) throws SQLException {
    if (ledger.entries().isEmpty()) {
      return List.of();
    }
    lock(connection);
    removeBuilt(connection, ledger);
    List<SecondaryIndex> keys = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (IndexLedger.Entry entry : ledger.entries()) {
      entry.key().ifPresentOrElse(keys::add, () -> failures.add(notOurs(entry)));
    }
    execute(connection, WAIT_IN_TURNS);
    IndexBuild build = new IndexBuild(connection, table);
    build.add(keys);
    removeBuilt(connection, ledger);
    failures.addAll(build.failures());
    if (!failures.isEmpty()) {
      throw new DatabaseException(String.join("\n", failures) + "\n" + ADVICE_ON_FAILED_KEYS);
    }
    return build.built().stream().map(SecondaryIndex::name).toList();
  }

  /** A definition that Sluice did not write may be anything, so only a person may run it. */
  private static String notOurs(IndexLedger.Entry entry) {
    String all = entry.definition();
    String shown = all.length() > MAX_SHOWN ? all.substring(0, MAX_SHOWN) + "..." : all;
    return LogSanitizer.of(
        ("Cannot build key %s: its definition in table %s is not a plain key: %s. If you know the"
                + " key, build it yourself; if not, delete its row.")
            .formatted(entry.name(), IndexLedger.TABLE, shown));
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
  private Optional<SQLException> drop(Connection connection, IndexLedger ledger)
      throws SQLException {
    List<SecondaryIndex> keys = new TableIndexes(connection, table).deferrable();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      execute(connection, DO_NOT_WAIT);
      ledger.createIfMissing();
    } catch (SQLException e) {
      return Optional.of(e);
    }
    Optional<SQLException> failure = Optional.empty();
    try {
      ledger.enter(keys);
      dropUnlessNeeded(connection, keys);
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
    removeBuilt(connection, ledger);
    return failure;
  }

  private void dropUnlessNeeded(Connection connection, List<SecondaryIndex> keys)
      throws SQLException {
    try {
      execute(connection, alterDropping(keys));
    } catch (SQLException e) {
      if (e.getErrorCode() != NEEDED_BY_FOREIGN_KEY) {
        throw e;
      }
      if (keys.size() > 1) {
        for (SecondaryIndex key : keys) {
          dropUnlessNeeded(connection, List.of(key));
        }
      }
    }
  }

  private String alterDropping(List<SecondaryIndex> keys) {
    return "ALTER TABLE %s %s"
        .formatted(
            Identifier.quoted(table),
            keys.stream()
                .map(key -> "DROP KEY " + Identifier.quoted(key.name()))
                .collect(joining(", ")));
  }

  private void removeBuilt(Connection connection, IndexLedger ledger) throws SQLException {
    TableIndexes keys = new TableIndexes(connection, table);
    for (IndexLedger.Entry entry : ledger.entries()) {
      if (keys.has(entry.name())) {
        ledger.remove(entry.name());
      }
    }
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

  private static List<String> names(IndexLedger ledger) throws SQLException {
    return ledger.entries().stream().map(IndexLedger.Entry::name).toList();
  }
}
