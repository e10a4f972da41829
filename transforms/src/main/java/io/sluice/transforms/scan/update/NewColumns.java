package io.sluice.transforms.scan.update;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.table.TableDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Columns for whole numbers in a table of somebody's.
 *
 * @param database where the table is
 * @param table its name
 * @param names the columns' names
 */
public record NewColumns(Database database, String table, List<String> names) {

  /**
   * While it waits for those who use the table, everybody who comes after it waits, too. So it does
   * not wait for long, and comes back.
   */
  private static final int LOCK_SECONDS = 5;

  public NewColumns {
    names = List.copyOf(names);
  }

  /**
   * Adds those that are missing, all by one statement; NULL stands in them. Servers do so without
   * touching the rows, where they can.
   *
   * @param retryFor how long the server, and others who use the table, are waited for
   * @throws io.sluice.transforms.jdbc.DatabaseException when the server refuses
   */
  public void add(Duration retryFor) {
    // Nobody knows how long it takes where the server has to write the table anew.
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
    TableDescription shape = dialect.shape(open, database, table);
    List<String> there = shape.columns().stream().map(TableDescription.ShapeColumn::name).toList();
    // To MySQL, Word_Count is the same.
    List<String> missing =
        names.stream().filter(name -> there.stream().noneMatch(name::equalsIgnoreCase)).toList();
    if (!missing.isEmpty()) {
      String columns =
          missing.stream()
              .map(name -> "ADD COLUMN " + dialect.quoted(name) + " INT NULL")
              .collect(joining(", "));
      try (Statement statement = open.createStatement()) {
        statement.execute(dialect.lockTimeout(LOCK_SECONDS));
        statement.execute("ALTER TABLE " + shape.quoted() + " " + columns);
      }
    }
    if (!open.getAutoCommit()) {
      open.commit();
    }
  }
}
