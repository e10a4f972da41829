package io.sluice.transforms.scan.table;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.util.List;
import java.util.function.Predicate;

/**
 * The columns of a table that a user may read. Unreadable columns are an error: a silent omission
 * would be noticed too late.
 *
 * @param user the user's name
 * @param table the table's name
 * @param description the table as the server shows it to the user
 */
public record ColumnRights(String user, String table, CatalogTable description) {

  /**
   * Refuses to read all columns if the user may not.
   *
   * @throws DatabaseException if there are columns that the user may not read
   */
  public void checkAll() {
    String readable = names(CatalogColumn::isReadable);
    if (readable.isEmpty()) {
      throw new DatabaseException(
          LogSanitizer.of(
              "User %s may not read the table %s. Grant SELECT on it.".formatted(user, table)));
    }
    String others = names(column -> !column.isReadable());
    if (!others.isEmpty() || description.hidesColumns()) {
      throw new DatabaseException(
          LogSanitizer.of(
              "User %s may not read %s of the table %s; --columns=%s reads the others."
                  .formatted(user, others.isEmpty() ? "all columns" : others, table, readable)));
    }
  }

  /**
   * Refuses columns that the user may not read.
   *
   * @throws DatabaseException if the user may not read one of them
   */
  public void check(List<CatalogColumn> columns) {
    String unreadable =
        columns.stream()
            .filter(column -> !column.isReadable())
            .map(CatalogColumn::name)
            .collect(joining(", "));
    if (!unreadable.isEmpty()) {
      throw new DatabaseException(
          LogSanitizer.of(
              "User %s may not read %s of the table %s.".formatted(user, unreadable, table)));
    }
  }

  /** The failure for a column that does not exist, as far as this user can tell. */
  public DatabaseException missing(String column) {
    return new DatabaseException(
        LogSanitizer.of(
            description.hidesColumns()
                ? "User %s may not read column %s of the table %s, or it does not exist."
                    .formatted(user, column, table)
                : "The table %s has no column %s.".formatted(table, column)));
  }

  private String names(Predicate<CatalogColumn> which) {
    return description.columns().stream()
        .filter(which)
        .map(CatalogColumn::name)
        .collect(joining(","));
  }
}
