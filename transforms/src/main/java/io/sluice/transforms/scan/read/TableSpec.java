package io.sluice.transforms.scan.read;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.dialect.Dialect;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import io.sluice.transforms.scan.table.ColumnCheck;
import io.sluice.transforms.scan.table.ColumnRights;
import io.sluice.transforms.scan.table.KeyChoice;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.Serializable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What to read of a table, and how.
 *
 * @param database the table's database
 * @param table the table's name
 * @param columns the columns to read; empty for all
 * @param started the columns when the scan began; empty if it begins now
 * @param where the condition on rows; empty for all
 * @param key the columns of the key to scan by; empty for the table's best key
 * @param nullKeys whether to read rows with NULL in their keys, separately
 * @param page the size of a page
 * @param retryFor how long to wait for the server
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

  /** How long to wait for the server by default. */
  public static final Duration DEFAULT_RETRY_FOR = Duration.ofMinutes(10);

  public TableSpec {
    columns = List.copyOf(columns);
    started = List.copyOf(started);
    key = List.copyOf(key);
  }

  /** Creates a builder for all columns and rows, and the table's best key. */
  public static Builder builder(Database database, String table) {
    return new Builder(database, table);
  }

  /** Creates a builder that starts with this specification. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Reads the table's description from the server's catalog. */
  public CatalogTable describe(ReadConnection connection) throws SQLException {
    CatalogTable description = connection.dialect().describe(connection.jdbc(), database, table);
    connection.end();
    return description;
  }

  /** The key to scan by; empty if none is requested and the table has none. */
  public Optional<TableKey> key(CatalogTable description) {
    KeyChoice choice = new KeyChoice(table, description);
    return key.isEmpty() ? choice.best(nullKeys) : Optional.of(choice.of(key, nullKeys));
  }

  /** The columns to read; the user is allowed to read all of them. */
  public List<CatalogColumn> columns(CatalogTable description) {
    ColumnRights rights = new ColumnRights(database.user(), table, description);
    if (columns.isEmpty()) {
      rights.checkAll();
      return description.columns();
    }
    List<CatalogColumn> chosen = named(description);
    for (CatalogColumn column : chosen) {
      if (Collections.frequency(chosen, column) > 1) {
        throw new DatabaseException("The column %s is named twice.".formatted(column.name()));
      }
    }
    rights.check(chosen);
    return chosen;
  }

  /** The columns named in the specification, whether the user may read them or not. */
  public List<CatalogColumn> named(CatalogTable description) {
    return columns.stream().map(name -> column(description, name)).toList();
  }

  private CatalogColumn column(CatalogTable description, String name) {
    return description.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() -> ignoringCase(description, name))
        // Strips spaces, as in "id, name".
        .or(
            () ->
                name.equals(name.strip())
                    ? Optional.empty()
                    : Optional.of(column(description, name.strip())))
        .orElseThrow(() -> missing(description, name));
  }

  private DatabaseException missing(CatalogTable description, String name) {
    return started.isEmpty()
        ? new ColumnRights(database.user(), table, description).missing(name)
        : ColumnCheck.gone(table, name);
  }

  /** MySQL ignores the case of column names. */
  private static Optional<CatalogColumn> ignoringCase(CatalogTable description, String name) {
    return description.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** A statement that reads the same rows, in no order. */
  String select(CatalogTable description) {
    Dialect dialect = Dialect.of(database);
    String from = description.quoted();
    String selected =
        columns(description).stream()
            .map(column -> dialect.selected(column, from))
            .collect(joining(", "));
    String condition = where.isEmpty() ? "" : " WHERE " + where;
    return "SELECT " + selected + " FROM " + from + condition;
  }

  /** Builds a specification. Used by one thread at a time. */
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

    /** Sets the columns to those of a scan that began earlier. */
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
