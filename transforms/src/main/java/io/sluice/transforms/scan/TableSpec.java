package io.sluice.transforms.scan;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.TableShape.ShapeColumn;
import java.io.Serializable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A table, and what of it is read how.
 *
 * @param database where it is
 * @param table its name
 * @param columns the columns to read; empty for all
 * @param begun the same as they were when the scan began; empty where it begins now
 * @param where which rows; empty for all
 * @param key the columns of the key to walk by; empty for the best there is
 * @param nullKeys whether rows without a whole key are read apart
 * @param page when a page ends
 * @param retryFor how long the server is waited for
 */
record TableSpec(
    Database database,
    String table,
    List<String> columns,
    List<ScanColumn> begun,
    String where,
    List<String> key,
    boolean nullKeys,
    PageSize page,
    Duration retryFor)
    implements Serializable {

  TableSpec {
    columns = List.copyOf(columns);
    begun = List.copyOf(begun);
    key = List.copyOf(key);
  }

  TableSpec withColumns(List<String> columns) {
    return new TableSpec(database, table, columns, List.of(), where, key, nullKeys, page, retryFor);
  }

  TableSpec withBegun(List<ScanColumn> begun) {
    List<String> names = begun.stream().map(ScanColumn::name).toList();
    return new TableSpec(database, table, names, begun, where, key, nullKeys, page, retryFor);
  }

  TableSpec withWhere(String where) {
    return new TableSpec(database, table, columns, begun, where, key, nullKeys, page, retryFor);
  }

  TableSpec withKey(List<String> key) {
    return new TableSpec(database, table, columns, begun, where, key, nullKeys, page, retryFor);
  }

  TableSpec withNullKeys() {
    return new TableSpec(database, table, columns, begun, where, key, true, page, retryFor);
  }

  TableSpec withPage(PageSize page) {
    return new TableSpec(database, table, columns, begun, where, key, nullKeys, page, retryFor);
  }

  TableSpec withRetryFor(Duration retryFor) {
    return new TableSpec(database, table, columns, begun, where, key, nullKeys, page, retryFor);
  }

  /** The table as the server's catalogue has it. */
  TableShape shape(ReadConnection connection) throws SQLException {
    TableShape shape = connection.dialect().shape(connection.jdbc(), table);
    connection.end();
    if (shape.columns().isEmpty()) {
      throw new DatabaseException(
          "There is no table %s in the database %s.".formatted(table, database.name()));
    }
    return shape;
  }

  /** The key to walk by; empty where none was asked for and the table has none. */
  Optional<TableKey> key(TableShape shape) {
    KeyChoice choice = new KeyChoice(table, shape);
    return key.isEmpty() ? choice.best(nullKeys) : Optional.of(choice.of(key, nullKeys));
  }

  /** The columns to read. */
  List<ShapeColumn> columns(TableShape shape) {
    if (columns.isEmpty()) {
      return shape.columns();
    }
    List<ShapeColumn> read = columns.stream().map(name -> column(shape, name)).toList();
    for (ShapeColumn column : read) {
      if (Collections.frequency(read, column) > 1) {
        throw new DatabaseException("The column %s is named twice.".formatted(column.name()));
      }
    }
    return read;
  }

  private ShapeColumn column(TableShape shape, String name) {
    return shape.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() -> ignoringCase(shape, name))
        // As in "id, name".
        .or(
            () ->
                name.equals(name.strip())
                    ? Optional.empty()
                    : Optional.of(column(shape, name.strip())))
        .orElseThrow(() -> missing(name));
  }

  private DatabaseException missing(String name) {
    return begun.isEmpty()
        ? new DatabaseException("The table %s has no column %s.".formatted(table, name))
        : ColumnCheck.gone(table, name);
  }

  /** To MySQL it is the same. */
  private static Optional<ShapeColumn> ignoringCase(TableShape shape, String name) {
    return shape.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** A statement that reads the same in no order. */
  String select(TableShape shape) {
    Dialect dialect = Dialect.of(database);
    String from = dialect.quoted(table);
    String selected =
        columns(shape).stream()
            .map(column -> column.selected(dialect, from))
            .collect(joining(", "));
    String condition = where.isEmpty() ? "" : " WHERE " + where;
    return "SELECT " + selected + " FROM " + from + condition;
  }
}
