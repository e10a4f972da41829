package io.sluice.transforms.scan.update;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.table.CatalogTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Integer columns to add to a user's table.
 *
 * @param database the table's database
 * @param table the table's name
 * @param names the names of the columns
 */
public record NewColumns(Database database, String table, List<String> names) {

  /**
   * While ALTER TABLE waits for sessions that use the table, all later sessions wait behind it. So
   * it gives up soon and is retried.
   */
  private static final int LOCK_SECONDS = 5;

  public NewColumns {
    names = List.copyOf(names);
  }

  /**
   * Adds the missing columns, all NULL, in one statement. The server does not touch the rows if it
   * can avoid it.
   *
   * @param retryFor how long to wait for the server and for other users of the table
   * @throws io.sluice.transforms.jdbc.DatabaseException if the server refuses
   */
  public void add(Duration retryFor) {
    // No time limit for the answer: the server may have to rebuild the table.
    try (ReadConnection connection = new ReadConnection(database, true)) {
      connection.retry(
          Operation.of("adding columns to table %s", table),
          retryFor,
          () -> {
            add(connection);
            return null;
          });
    }
  }

  private void add(ReadConnection connection) throws SQLException {
    Connection open = connection.jdbc();
    Dialect dialect = connection.dialect();
    CatalogTable description = dialect.describe(open, database, table);
    List<String> existing =
        description.columns().stream().map(CatalogTable.CatalogColumn::name).toList();
    // MySQL ignores the case of column names.
    List<String> missing =
        names.stream().filter(name -> existing.stream().noneMatch(name::equalsIgnoreCase)).toList();
    if (!missing.isEmpty()) {
      String columns =
          missing.stream()
              .map(name -> "ADD COLUMN " + dialect.quoted(name) + " INT NULL")
              .collect(joining(", "));
      try (Statement statement = open.createStatement()) {
        statement.execute(dialect.lockTimeout(LOCK_SECONDS));
        statement.execute("ALTER TABLE " + description.quoted() + " " + columns);
      }
    }
    if (!open.getAutoCommit()) {
      open.commit();
    }
  }
}
