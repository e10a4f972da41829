package io.sluice.transforms.scan.read;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.ColumnCheck;
import io.sluice.transforms.scan.table.ColumnRights;
import io.sluice.transforms.scan.table.KeyChoice;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.TableDescription;
import io.sluice.transforms.scan.table.TableDescription.ShapeColumn;
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
 * @param started the same as they were when the scan began; empty where it begins now
 * @param where which rows; empty for all
 * @param key the columns of the key to walk by; empty for the best there is
 * @param nullKeys whether rows without a whole key are read apart
 * @param page when a page ends
 * @param retryFor how long the server is waited for
 */
public record TableSpec(
    Database database,
    String table,
    List<String> columns,
    List<ScanColumn> started,
    String where,
    List<String> key,
    boolean nullKeys,
    PageSize page,
    Duration retryFor)
    implements Serializable {

  /** How long the server is waited for by default. */
  public static final Duration DEFAULT_RETRY_FOR = Duration.ofMinutes(10);

  public TableSpec {
    columns = List.copyOf(columns);
    started = List.copyOf(started);
    key = List.copyOf(key);
  }

  /** Starts with all columns and rows, and the table's best key. */
  public static Builder builder(Database database, String table) {
    return new Builder(database, table);
  }

  /** Starts with this specification, to change a part of it. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** The table as the server's catalog describes it. */
  public TableDescription describe(ReadConnection connection) throws SQLException {
    TableDescription shape = connection.dialect().shape(connection.jdbc(), database, table);
    connection.end();
    return shape;
  }

  /** The key to walk by; empty where none was asked for and the table has none. */
  public Optional<TableKey> key(TableDescription shape) {
    KeyChoice choice = new KeyChoice(table, shape);
    return key.isEmpty() ? choice.best(nullKeys) : Optional.of(choice.of(key, nullKeys));
  }

  /** The columns to read; the user may read all of them. */
  public List<ShapeColumn> columns(TableDescription shape) {
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
  public List<ShapeColumn> named(TableDescription shape) {
    return columns.stream().map(name -> column(shape, name)).toList();
  }

  private ShapeColumn column(TableDescription shape, String name) {
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

  private DatabaseException missing(TableDescription shape, String name) {
    return started.isEmpty()
        ? new ColumnRights(database.user(), table, shape).missing(name)
        : ColumnCheck.gone(table, name);
  }

  /** To MySQL it is the same. */
  private static Optional<ShapeColumn> ignoringCase(TableDescription shape, String name) {
    return shape.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** A statement that reads the same in no order. */
  String select(TableDescription shape) {
    Dialect dialect = Dialect.of(database);
    String from = shape.quoted();
    String selected =
        columns(shape).stream()
            .map(column -> dialect.selected(column, from))
            .collect(joining(", "));
    String condition = where.isEmpty() ? "" : " WHERE " + where;
    return "SELECT " + selected + " FROM " + from + condition;
  }

  /** Collects what of a table is read, and how. Used by one thread at a time. */
  public static final class Builder {

    private final Database database;
    private final String table;
    private List<String> columns = List.of();
    private List<ScanColumn> started = List.of();
    private String where = "";
    private List<String> key = List.of();
    private boolean nullKeys;
    private PageSize page = PageSize.DEFAULT;
    private Duration retryFor = DEFAULT_RETRY_FOR;

    private Builder(Database database, String table) {
      this.database = requireNonNull(database, "database is null");
      this.table = requireNonNull(table, "table is null");
    }

    private Builder(TableSpec spec) {
      database = spec.database;
      table = spec.table;
      columns = spec.columns;
      started = spec.started;
      where = spec.where;
      key = spec.key;
      nullKeys = spec.nullKeys;
      page = spec.page;
      retryFor = spec.retryFor;
    }

    public Builder columns(List<String> columns) {
      this.columns = columns;
      this.started = List.of();
      return this;
    }

    /** The columns as they were when the scan began. */
    public Builder started(List<ScanColumn> started) {
      this.columns = started.stream().map(ScanColumn::name).toList();
      this.started = started;
      return this;
    }

    public Builder where(String where) {
      this.where = where;
      return this;
    }

    public Builder key(List<String> key) {
      this.key = key;
      return this;
    }

    public Builder nullKeys(boolean nullKeys) {
      this.nullKeys = nullKeys;
      return this;
    }

    public Builder page(PageSize page) {
      this.page = page;
      return this;
    }

    public Builder retryFor(Duration retryFor) {
      this.retryFor = retryFor;
      return this;
    }

    public TableSpec build() {
      return new TableSpec(database, table, columns, started, where, key, nullKeys, page, retryFor);
    }
  }
}
