package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Drops the secondary indexes of a table before its rows are loaded, and builds them afterwards.
 * Before the drop, their structure is recorded in the table {@code sluice_load_index}. It stays
 * there until a load of the table ends and builds the indexes.
 *
 * @param database the table's database
 * @param table the table's name
 * @param retryFor how long to retry after transient failures
 */
public record DeferredIndexes(Database database, String table, Duration retryFor) {

  private static final String DROPPING = "dropping indexes of table %s";
  private static final String BUILDING = "building indexes of table %s";

  private static final String ADVICE_BEFORE =
      "If the table is without its secondary indexes, the same command builds them after it has"
          + " loaded the rows.";
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
      return new IndexLedger(connection, table).names();
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
            if (new IndexLock(connection, table).tryAcquire()
                && ledger.entries().isEmpty()
                && isEmpty(connection)) {
              new IndexDrop(connection, table).run();
            }
            return ledger.names();
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
            new IndexLock(connection, table).acquire();
            Optional<SQLException> failure = new IndexDrop(connection, table).run();
            if (failure.isPresent()) {
              throw failure.get();
            }
            return new IndexLedger(connection, table).names();
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
            return new IndexRebuild(connection, table).run();
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
        new IndexRebuild(connection, table).run();
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

  private boolean isEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM " + Identifier.quoted(table) + " LIMIT 1")) {
      return !row.next();
    }
  }
}
