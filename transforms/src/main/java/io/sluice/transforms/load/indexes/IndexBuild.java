package io.sluice.transforms.load.indexes;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Adds keys to a table: all at once or, if one of them fails, each on its own. */
final class IndexBuild {

  /**
   * How much the server sorts in memory before it merges from disk. With its default of 1 MB, it
   * takes a quarter longer; older servers and MariaDB do not know the name.
   */
  private static final String SORT_IN_MORE_MEMORY =
      "SET SESSION innodb_ddl_buffer_size ="
          + " GREATEST(@@SESSION.innodb_ddl_buffer_size, 64 * 1024 * 1024)";

  /** While the keys were built, others wrote more than innodb_online_alter_log_max_size. */
  private static final int TOO_MANY_CHANGES = 1799;

  private final Connection connection;
  private final String table;
  private final List<SecondaryIndex> built = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  IndexBuild(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * Adds keys.
   *
   * @throws SQLException if the same attempt can succeed again later
   */
  void add(List<SecondaryIndex> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    sortInMoreMemory();
    try {
      addAtOnce(keys);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
      if (keys.size() == 1) {
        failures.add(sentence(keys.get(0), e));
        return;
      }
      for (SecondaryIndex key : keys) {
        add(List.of(key));
      }
    }
  }

  /** The keys that were added. */
  List<SecondaryIndex> built() {
    return built;
  }

  /** Why the others are missing, one sentence each. */
  List<String> failures() {
    return failures;
  }

  private void addAtOnce(List<SecondaryIndex> keys) throws SQLException {
    try {
      execute(alter(keys, ""));
    } catch (SQLException e) {
      if (e.getErrorCode() != TOO_MANY_CHANGES) {
        throw e;
      }
      // Now other sessions wait.
      execute(alter(keys, "LOCK=SHARED"));
    }
    built.addAll(keys);
  }

  private String alter(List<SecondaryIndex> keys, String lock) {
    Stream<String> changes = keys.stream().map(key -> "ADD " + key.definition());
    return "ALTER TABLE %s %s"
        .formatted(
            Identifier.quoted(table),
            Stream.concat(changes, Stream.of(lock).filter(it -> !it.isEmpty()))
                .collect(joining(", ")));
  }

  private String sentence(SecondaryIndex key, SQLException e) {
    return LogSanitizer.of(
        "Cannot build key %s of table %s: %s. Build it with: %s;"
            .formatted(
                key.name(),
                table,
                SqlFailure.refusal(e, List.of(table, key.name())),
                alter(List.of(key), "")));
  }

  private void sortInMoreMemory() throws SQLException {
    try {
      execute(SORT_IN_MORE_MEMORY);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
