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
 * Drops the secondary indexes of a table before its rows are loaded, and builds them afterwards.
 * Before the drop, their definitions are saved in the table {@code sluice_ledger_key}. They stay
 * there until a load of the table ends and builds the indexes.
 *
 * @param database the table's database
 * @param table the table's name
 * @param retryFor how long to retry after transient failures
 */
public record DeferredIndexes(Database database, String table, Duration retryFor) {

  /** If others use the table, loading it with its indexes is better than waiting. */
  private static final String DO_NOT_WAIT = "SET SESSION lock_wait_timeout = 5";

  /** Other sessions queue behind a waiting ALTER TABLE; the timeout lets them have their turn. */
  private static final String WAIT_IN_TURNS = "SET SESSION lock_wait_timeout = 60";

  private static final int MAX_SHOWN = 200;
  private static final int SHORT_SECONDS = 5;
  private static final int LONG_SECONDS = 1_000_000;

  /** A foreign key, possibly of another table, needs the index. */
  private static final int NEEDED_BY_FOREIGN_KEY = 1553;

  private static final String DROPPING = "dropping indexes of table %s";
  private static final String BUILDING = "building indexes of table %s";

  private static final String ADVICE_BEFORE =
      "If the table is without its secondary keys, the same command builds them when its rows are"
          + " there.";
  private static final String ADVICE_ON_FAILED_KEYS = "The next load of the table tries again.";
  private static final String ADVICE_AFTER =
      "The rows are loaded, the indexes are not built; the same command builds them.";

  /**
   * Drops or builds indexes before the rows are loaded.
   *
   * @return the names of the indexes to build after the rows
   * @throws DatabaseException if the server fails
   */
  public List<String> prepare(IndexTiming timing) {
    return switch (timing) {
      case AUTO -> dropIfEmpty();
      case LATER -> drop();
      case NOW -> {
        build();
        yield List.of();
      }
    };
  }

  /** The names of the indexes to build after the rows; empty if the server does not answer. */
  public List<String> pending() {
    try (Connection connection = DataSources.forWriting(database).getConnection()) {
      return names(new IndexLedger(connection, table));
    } catch (SQLException | DatabaseException e) {
      return List.of();
    }
  }

  /**
   * Drops the secondary indexes of the table if it is empty. If they cannot be dropped, the table
   * stays as it is.
   *
   * @return the names of the indexes to build after the load
   * @throws DatabaseException if the server fails
   */
  public List<String> dropIfEmpty() {
    return retry(
        DROPPING,
        ADVICE_BEFORE,
        () -> {
          try (Connection connection = DataSources.forWriting(database).getConnection()) {
            IndexLedger ledger = new IndexLedger(connection, table);
            // If another load holds the lock for long, the table will not be empty afterwards.
            if (tryLock(connection, SHORT_SECONDS)
                && ledger.entries().isEmpty()
                && isEmpty(connection)) {
              drop(connection, ledger);
            }
            return names(ledger);
          }
        });
  }

  /**
   * Drops the secondary indexes of the table, empty or not.
   *
   * @return the names of the indexes to build after the load
   * @throws DatabaseException if they cannot be dropped
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
   * Builds the deferred indexes: all at once or, if that fails, one by one.
   *
   * @return the names of the indexes that it has built
   * @throws DatabaseException if indexes cannot be built, with a sentence for each, or the server
   *     fails
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
   * Builds the deferred indexes if the table is still empty, which takes no time. So a load that
   * could not begin leaves the table as it was.
   *
   * @return whether the table has its indexes
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
    List<SecondaryIndex> indexes = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (IndexLedger.Entry entry : ledger.entries()) {
      entry.key().ifPresentOrElse(indexes::add, () -> failures.add(foreignDefinition(entry)));
    }
    execute(connection, WAIT_IN_TURNS);
    IndexBuild build = new IndexBuild(connection, table);
    build.add(indexes);
    removeBuilt(connection, ledger);
    failures.addAll(build.failures());
    if (!failures.isEmpty()) {
      throw new DatabaseException(String.join("\n", failures) + "\n" + ADVICE_ON_FAILED_KEYS);
    }
    return build.built().stream().map(SecondaryIndex::name).toList();
  }

  /** A definition that Sluice did not write could be anything, so only a person may run it. */
  private static String foreignDefinition(IndexLedger.Entry entry) {
    String definition = entry.definition();
    String shown =
        definition.length() > MAX_SHOWN ? definition.substring(0, MAX_SHOWN) + "..." : definition;
    return LogSanitizer.of(
        ("Cannot build key %s: its definition in table %s is not a plain key: %s. If you know the"
                + " key, build it yourself; if not, delete its row.")
            .formatted(entry.name(), IndexLedger.TABLE, shown));
  }

  private void lock(Connection connection) throws SQLException {
    if (!tryLock(connection, LONG_SECONDS)) {
      throw new SQLTransientConnectionException("Others build the keys of " + table);
    }
  }

  /**
   * Locks the table's indexes until the connection is closed. Otherwise one load could remove the
   * definition of an index that another has just saved.
   *
   * @return false if others hold the lock for longer
   */
  private boolean tryLock(Connection connection, int seconds) throws SQLException {
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

  /**
   * Saves the definitions and drops the indexes; returns the failure if the table stays as it is.
   */
  private Optional<SQLException> drop(Connection connection, IndexLedger ledger)
      throws SQLException {
    List<SecondaryIndex> indexes = new TableIndexes(connection, table).deferrable();
    if (indexes.isEmpty()) {
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
      ledger.record(indexes);
      dropUnlessNeeded(connection, indexes);
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
    removeBuilt(connection, ledger);
    return failure;
  }

  private void dropUnlessNeeded(Connection connection, List<SecondaryIndex> indexes)
      throws SQLException {
    try {
      execute(connection, alterDropping(indexes));
    } catch (SQLException e) {
      if (e.getErrorCode() != NEEDED_BY_FOREIGN_KEY) {
        throw e;
      }
      if (indexes.size() > 1) {
        for (SecondaryIndex index : indexes) {
          dropUnlessNeeded(connection, List.of(index));
        }
      }
    }
  }

  private String alterDropping(List<SecondaryIndex> indexes) {
    return "ALTER TABLE %s %s"
        .formatted(
            Identifier.quoted(table),
            indexes.stream()
                .map(index -> "DROP KEY " + Identifier.quoted(index.name()))
                .collect(joining(", ")));
  }

  private void removeBuilt(Connection connection, IndexLedger ledger) throws SQLException {
    TableIndexes indexes = new TableIndexes(connection, table);
    for (IndexLedger.Entry entry : ledger.entries()) {
      if (indexes.has(entry.name())) {
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
