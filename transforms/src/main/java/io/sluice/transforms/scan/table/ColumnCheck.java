package io.sluice.transforms.scan.table;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses a table whose columns have changed since a scan of it began. */
public final class ColumnCheck {

  /** SQLSTATEs of missing columns and tables: MySQL's, then PostgreSQL's. */
  private static final Set<String> MISSING = Set.of("42S22", "42S02", "42703", "42P01");

  private ColumnCheck() {}

  /**
   * Checks that all columns of a scan still exist, unchanged and in the same order. New columns
   * between them are allowed.
   *
   * @param table the table's name
   * @param started the columns when the scan began
   * @param now the columns now
   * @throws DatabaseException if one has changed
   */
  public static void check(String table, List<ScanColumn> started, List<ScanColumn> now) {
    int found = -1;
    for (ScanColumn column : started) {
      int position = position(column.name(), now);
      if (position < 0) {
        throw gone(table, column.name());
      }
      if (!column.isLike(now.get(position))) {
        throw changed(
            table,
            "column %s was %s and is %s"
                .formatted(column.name(), described(column), described(now.get(position))));
      }
      if (position < found) {
        throw changed(table, "column %s has moved".formatted(column.name()));
      }
      found = position;
    }
  }

  /** The failure of a table or a column that no longer exists; empty for any other failure. */
  public static Optional<DatabaseException> failure(String table, SQLException e) {
    return MISSING.contains(String.valueOf(e.getSQLState()))
        ? Optional.of(changed(table, e.getMessage().lines().findFirst().orElse("")))
        : Optional.empty();
  }

  /** The failure of a table that has lost a column. */
  public static DatabaseException gone(String table, String column) {
    return changed(table, "column %s is gone".formatted(column));
  }

  private static int position(String name, List<ScanColumn> columns) {
    return columns.stream().map(ScanColumn::name).toList().indexOf(name);
  }

  private static String described(ScanColumn column) {
    String kind = column.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return column.kind() == ScanColumn.Kind.DECIMAL
        ? "%s(%d,%d)".formatted(kind, column.precision(), column.scale())
        : kind;
  }

  private static DatabaseException changed(String table, String what) {
    return new DatabaseException(
        LogSanitizer.of(
            "The table %s has changed since the run began: %s. Start a new run; a scan needs another --out."
                .formatted(table, what)));
  }
}
