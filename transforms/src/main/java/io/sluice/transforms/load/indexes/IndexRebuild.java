package io.sluice.transforms.load.indexes;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Builds the indexes that the ledger records for a table, and removes their entries. */
final class IndexRebuild {

  /** Other sessions queue behind a waiting ALTER TABLE; the timeout lets them have their turn. */
  private static final String WAIT_IN_TURNS = "SET SESSION lock_wait_timeout = 60";

  private static final String ADVICE = "The next load of the table tries again.";

  private final Connection connection;
  private final String table;
  private final IndexLedger ledger;
  private final List<String> failures = new ArrayList<>();

  IndexRebuild(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
    this.ledger = new IndexLedger(connection, table);
  }

  /**
   * Builds the indexes: all at once or, if that fails, one by one.
   *
   * @return the names of the indexes that it has built
   * @throws DatabaseException if indexes cannot be built, with a sentence for each
   * @throws SQLException if a later attempt can succeed
   */
  List<String> run() throws SQLException {
    if (ledger.entries().isEmpty()) {
      return List.of();
    }
    new IndexLock(connection, table).acquire();
    ledger.removeBuilt();
    List<SecondaryIndex> indexes = possible(ledger.entries());
    try (Statement statement = connection.createStatement()) {
      statement.execute(WAIT_IN_TURNS);
    }
    IndexBuild build = new IndexBuild(connection, table, MySqlFlavor.of(connection));
    build.add(indexes);
    ledger.removeBuilt();
    failures.addAll(build.failures());
    if (!failures.isEmpty()) {
      throw new DatabaseException(String.join("\n", failures) + "\n" + ADVICE);
    }
    return build.built().stream().map(SecondaryIndex::name).toList();
  }

  /** The indexes whose entries Sluice can have written, on columns that the table still has. */
  private List<SecondaryIndex> possible(List<IndexEntry> entries) throws SQLException {
    Set<String> columns = new TableIndexes(connection, table).columns();
    List<SecondaryIndex> possible = new ArrayList<>();
    for (IndexEntry entry : entries) {
      if (entry.index().isEmpty()) {
        failures.add(entry.foreignSentence());
        continue;
      }
      SecondaryIndex index = entry.index().get();
      Optional<String> missing =
          index.columns().stream()
              .filter(column -> !columns.contains(column.toLowerCase(Locale.ROOT)))
              .findFirst();
      missing.ifPresentOrElse(
          column -> failures.add(withoutColumn(entry, column)), () -> possible.add(index));
    }
    return possible;
  }

  private String withoutColumn(IndexEntry entry, String column) {
    return LogSanitizer.of(
        "Cannot build index %s of table %s: the table has no column %s. If you need no such index,"
                .formatted(entry.name(), table, column)
            + " delete its row in table %s.".formatted(entry.ledger()));
  }
}
