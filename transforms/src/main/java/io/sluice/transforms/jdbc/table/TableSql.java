package io.sluice.transforms.jdbc.table;

import static io.sluice.transforms.jdbc.Identifier.quoted;
import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Builds the statements for a model's table. */
public final class TableSql {

  private TableSql() {}

  /** Creates the database if it is missing. */
  public static String createDatabase(String name) {
    return "CREATE DATABASE IF NOT EXISTS " + quoted(name) + " CHARACTER SET utf8mb4";
  }

  /**
   * Creates the table if it is missing. Everything that server settings could decide is spelled
   * out: engine, row format, character sets, collations, and the default of a timestamp.
   */
  public static String createTable(Table table, MySqlFlavor server) {
    String columns =
        table.columns().stream()
            .map(column -> "  " + definition(table, column, server))
            .collect(joining(",\n"));
    String indexes =
        table.indexed().stream()
            .map(column -> ",\n  KEY " + columns(List.of(column)))
            .collect(joining());
    return """
    CREATE TABLE IF NOT EXISTS %s (
    %s,
      PRIMARY KEY %s%s
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE %s\
    """
        .formatted(
            quoted(table.name()), columns, columns(table.key()), indexes, server.textCollation());
  }

  /**
   * Inserts one row with a parameter for each column. A row whose key exists is left as it is.
   * Unlike INSERT IGNORE, this turns no other error into a warning.
   */
  public static String insertIgnoringDuplicates(Table table) {
    return insertIgnoringDuplicates(table, 1);
  }

  /** The same for several rows. */
  public static String insertIgnoringDuplicates(Table table, int rows) {
    String key = quoted(table.key().get(0).name());
    return insert(table, rows) + " ON DUPLICATE KEY UPDATE %s = %s".formatted(key, key);
  }

  /** Inserts rows, or replaces the existing rows with their keys. */
  public static String upsert(Table table, int rows) {
    String values =
        table.columns().stream()
            .filter(column -> !table.key().contains(column))
            .map(column -> "%1$s = VALUES(%1$s)".formatted(quoted(column.name())))
            .collect(joining(", "));
    return insert(table, rows) + " ON DUPLICATE KEY UPDATE " + values;
  }

  private static String insert(Table table, int rows) {
    return "INSERT INTO %s %s VALUES %s"
        .formatted(
            quoted(table.name()),
            columns(table.columns()),
            tuples(rows, tuple(table.columns().size())));
  }

  /**
   * Loads a file from the client: columns separated by tabs, rows by line feeds, with backslash
   * escapes for both and for backslashes. Rows whose key exists are left as they are, with a
   * warning; but every other error becomes a warning too.
   *
   * @param sent the columns, in the file's order
   */
  public static String loadData(Table table, List<Column> sent, Path file) {
    return """
    LOAD DATA LOCAL INFILE '%s' INTO TABLE %s CHARACTER SET utf8mb4\
     FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' %s\
    """
        .formatted(
            file.toString().replace("\\", "\\\\").replace("'", "''"),
            quoted(table.name()),
            columns(sent));
  }

  /**
   * Selects the rows that have one of many keys, with the key's values as parameters, and locks
   * them until the transaction ends. Timestamps come with six decimals. Forces the primary key,
   * which is the table's key: the server would read, and lock, a small table as a whole.
   */
  public static String selectByKeys(Table table, int keys) {
    String columns =
        table.columns().stream()
            .map(
                column ->
                    column.type() == Column.Type.TIMESTAMP
                        ? "DATE_FORMAT(%s, '%%Y-%%m-%%d %%H:%%i:%%s.%%f')"
                            .formatted(quoted(column.name()))
                        : quoted(column.name()))
            .collect(joining(", "));
    return "SELECT %s FROM %s FORCE INDEX (PRIMARY) WHERE %s FOR UPDATE"
        .formatted(columns, quoted(table.name()), hasKeys(table, keys));
  }

  /** Counts the rows that have one of many keys. */
  public static String countKeys(Table table, int keys) {
    return count(table) + " WHERE " + hasKeys(table, keys);
  }

  private static String hasKeys(Table table, int keys) {
    int size = table.key().size();
    return size == 1
        ? quoted(table.key().get(0).name()) + " IN " + tuple(keys)
        : columns(table.key()) + " IN (" + tuples(keys, tuple(size)) + ")";
  }

  private static String tuple(int parameters) {
    return "(" + String.join(", ", Collections.nCopies(parameters, "?")) + ")";
  }

  private static String tuples(int count, String tuple) {
    return String.join(", ", Collections.nCopies(count, tuple));
  }

  /**
   * Does nothing, but requires every privilege that {@link #insertIgnoringDuplicates} and a count
   * require.
   */
  static String probeRights(Table table) {
    String name = quoted(table.name());
    String key = name + "." + quoted(table.key().get(0).name());
    String columns = columns(table.columns());
    String alias = quoted(Identifier.other("there", table.name()));
    String selected =
        table.columns().stream()
            .map(column -> alias + "." + quoted(column.name()))
            .collect(joining(", "));
    return "INSERT INTO %s %s SELECT %s FROM %s AS %s WHERE FALSE ON DUPLICATE KEY UPDATE %s = %s"
        .formatted(name, columns, selected, name, alias, key, key);
  }

  /**
   * Always fails, because it names a column twice. Before that, it requires the privilege to create
   * the table and a database that can be written to.
   */
  static String probeCreate(String table) {
    return "CREATE TABLE " + quoted(table) + " (`twice` INT, `twice` INT)";
  }

  /** The same in any database, not only the session's. */
  static String probeCreate(String database, String table) {
    return "CREATE TABLE %s.%s (`twice` INT, `twice` INT)"
        .formatted(quoted(database), quoted(table));
  }

  /** Counts the rows. */
  public static String count(Table table) {
    return "SELECT COUNT(*) FROM " + quoted(table.name());
  }

  private static String definition(Table table, Column column, MySqlFlavor server) {
    String type =
        switch (column.type()) {
          case TEXT -> "VARCHAR(" + column.length() + ")" + collation(table, column, server);
          case INTEGER -> "BIGINT";
          case TIMESTAMP -> "TIMESTAMP";
          case DATE -> "DATE";
        };
    String nullable = column.nullable() ? " NULL" : " NOT NULL";
    return quoted(column.name()) + " " + type + nullable + defaultValue(column);
  }

  private static String defaultValue(Column column) {
    if (column.defaultText() != null) {
      return " DEFAULT '" + column.defaultText().replace("'", "''") + "'";
    }
    // Without a default, explicit_defaults_for_timestamp=OFF adds ON UPDATE CURRENT_TIMESTAMP.
    boolean isTime = column.type() == Column.Type.TIMESTAMP && !column.nullable();
    return isTime ? " DEFAULT CURRENT_TIMESTAMP" : "";
  }

  private static String collation(Table table, Column column, MySqlFlavor server) {
    return table.key().contains(column)
        ? " CHARACTER SET utf8mb4 COLLATE " + server.keyCollation()
        : "";
  }

  private static String columns(List<Column> columns) {
    return columns.stream().map(column -> quoted(column.name())).collect(joining(", ", "(", ")"));
  }
}
