package io.sluice.transforms.load.indexes;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Records the secondary indexes of a table in the ledger, and drops them. */
final class IndexDrop {

  /** If others use the table, loading it with its indexes is better than waiting. */
  private static final String DO_NOT_WAIT = "SET SESSION lock_wait_timeout = 5";

  /** A foreign key, possibly of another table, needs the index. */
  private static final int NEEDED_BY_FOREIGN_KEY = 1553;

  private final Connection connection;
  private final String table;
  private final IndexLedger ledger;

  /**
   * @param connection a connection that holds the table's {@link IndexLock}
   */
  IndexDrop(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
    this.ledger = new IndexLedger(connection, table);
  }

  /**
   * Records and drops the indexes that can be deferred.
   *
   * @return the failure, if the table keeps its indexes because of it
   * @throws SQLException if it is unknown which of them the table has
   */
  Optional<SQLException> run() throws SQLException {
    List<SecondaryIndex> indexes = new TableIndexes(connection, table).deferrable();
    if (indexes.isEmpty()) {
      return Optional.empty();
    }
    try {
      execute(DO_NOT_WAIT);
      ledger.createIfMissing();
    } catch (SQLException e) {
      return Optional.of(e);
    }
    Optional<SQLException> failure = Optional.empty();
    try {
      ledger.record(indexes);
      dropUnlessNeeded(indexes);
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
    ledger.removeBuilt();
    return failure;
  }

  private void dropUnlessNeeded(List<SecondaryIndex> indexes) throws SQLException {
    try {
      execute(alter(indexes));
    } catch (SQLException e) {
      if (e.getErrorCode() != NEEDED_BY_FOREIGN_KEY) {
        throw e;
      }
      if (indexes.size() > 1) {
        for (SecondaryIndex index : indexes) {
          dropUnlessNeeded(List.of(index));
        }
      }
    }
  }

  private String alter(List<SecondaryIndex> indexes) {
    return "ALTER TABLE %s %s"
        .formatted(
            Identifier.quoted(table),
            indexes.stream()
                .map(index -> "DROP INDEX " + Identifier.quoted(index.name()))
                .collect(joining(", ")));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
