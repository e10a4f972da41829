package io.sluice.transforms.load.indexes;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Adds indexes to a table: all at once or, if that fails, one by one. */
final class IndexBuild {

  /**
   * Raises the memory in which the server sorts before it merges from disk. With the default of 1
   * MB, a build takes a quarter longer. Older servers and MariaDB do not know the variable.
   */
  private static final String SORT_IN_MORE_MEMORY =
      "SET SESSION innodb_ddl_buffer_size ="
          + " GREATEST(@@SESSION.innodb_ddl_buffer_size, 64 * 1024 * 1024)";

  /** Other sessions wrote more than innodb_online_alter_log_max_size during the build. */
  private static final int TOO_MANY_CHANGES = 1799;

  private final Connection connection;
  private final String table;
  private final MySqlFlavor flavor;
  private final List<SecondaryIndex> built = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  IndexBuild(Connection connection, String table, MySqlFlavor flavor) {
    this.connection = connection;
    this.table = table;
    this.flavor = flavor;
  }

  /**
   * Adds indexes.
   *
   * @throws SQLException if a later attempt can succeed
   */
  void add(List<SecondaryIndex> indexes) throws SQLException {
    if (indexes.isEmpty()) {
      return;
    }
    sortInMoreMemory();
    try {
      addAtOnce(indexes);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.TRANSIENT) {
        throw e;
      }
      if (indexes.size() == 1) {
        failures.add(sentence(indexes.get(0), e));
        return;
      }
      for (SecondaryIndex index : indexes) {
        add(List.of(index));
      }
    }
  }

  /** The indexes that were added. */
  List<SecondaryIndex> built() {
    return built;
  }

  /** Why the others are missing, one sentence each. */
  List<String> failures() {
    return failures;
  }

  private void addAtOnce(List<SecondaryIndex> indexes) throws SQLException {
    try {
      execute(alter(indexes, ""));
    } catch (SQLException e) {
      if (e.getErrorCode() != TOO_MANY_CHANGES) {
        throw e;
      }
      // Makes the writes of other sessions wait.
      execute(alter(indexes, "LOCK=SHARED"));
    }
    built.addAll(indexes);
  }

  private String alter(List<SecondaryIndex> indexes, String lock) {
    Stream<String> changes = indexes.stream().map(index -> "ADD " + index.definition(flavor));
    return "ALTER TABLE %s %s"
        .formatted(
            Identifier.quoted(table),
            Stream.concat(changes, Stream.of(lock).filter(it -> !it.isEmpty()))
                .collect(joining(", ")));
  }

  private String sentence(SecondaryIndex index, SQLException e) {
    return LogSanitizer.of(
        "Cannot build index %s of table %s: %s. Build it with: %s;"
            .formatted(
                index.name(),
                table,
                DatabaseExceptions.refusal(e, List.of(table, index.name())),
                alter(List.of(index), "")));
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
