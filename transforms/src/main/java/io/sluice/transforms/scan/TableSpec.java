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
    TableShape shape = connection.dialect().shape(connection.jdbc(), database, table);
    connection.end();
    return shape;
  }

  /** The key to walk by; empty where none was asked for and the table has none. */
  Optional<TableKey> key(TableShape shape) {
    KeyChoice choice = new KeyChoice(table, shape);
    return key.isEmpty() ? choice.best(nullKeys) : Optional.of(choice.of(key, nullKeys));
  }

  /** The columns to read; the user may read all of them. */
  List<ShapeColumn> columns(TableShape shape) {
    ColumnRights rights = new ColumnRights(database.user(), table, shape);
    if (columns.isEmpty()) {
      rights.checkAll();
      return shape.columns();
    }
    List<ShapeColumn> chosen = named(shape);
    for (ShapeColumn column : chosen) {
      if (Collections.frequency(chosen, column) > 1) {
        throw new DatabaseException("The column %s is named twice.".formatted(column.name()));
      }
    }
    rights.check(chosen);
    return chosen;
  }

  /** The columns that have names; whether the user may read them or not. */
  List<ShapeColumn> named(TableShape shape) {
    return columns.stream().map(name -> column(shape, name)).toList();
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
        .orElseThrow(() -> missing(shape, name));
  }

  private DatabaseException missing(TableShape shape, String name) {
    return begun.isEmpty()
        ? new ColumnRights(database.user(), table, shape).missing(name)
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
    String from = shape.quoted();
    String selected =
        columns(shape).stream()
            .map(column -> column.selected(dialect, from))
            .collect(joining(", "));
    String condition = where.isEmpty() ? "" : " WHERE " + where;
    return "SELECT " + selected + " FROM " + from + condition;
  }
}
