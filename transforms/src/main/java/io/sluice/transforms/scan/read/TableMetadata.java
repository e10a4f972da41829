package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import io.sluice.transforms.scan.table.KeyChoice;
import io.sluice.transforms.scan.table.ScanColumn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What the server's catalog says about a table and the part of it that a scan reads. It is a
 * snapshot: the catalog is read once.
 */
public final class TableMetadata {

  private final TableSpec spec;
  private final CatalogTable table;

  private TableMetadata(TableSpec spec, CatalogTable table) {
    this.spec = spec;
    this.table = table;
  }

  /**
   * Reads the catalog.
   *
   * @throws DatabaseException if there is no such table, or the database cannot be reached
   */
  public static TableMetadata of(TableSpec spec) {
    try (ReadConnection connection = new ReadConnection(spec.database())) {
      CatalogTable table =
          connection.retry(inspecting(spec), spec.retryFor(), () -> spec.describe(connection));
      return new TableMetadata(spec, table);
    }
  }

  static Operation inspecting(TableSpec spec) {
    return Operation.of("inspecting table %s", spec.table());
  }

  /**
   * The names of the key columns by which the table is scanned; empty if it has no such key and
   * must be read with a cursor.
   *
   * @throws DatabaseException if the scan names a key that cannot be used
   */
  public List<String> keyColumns() {
    return key().stream().map(KeyColumn::name).toList();
  }

  /**
   * The key columns with their types and collations, which decide the order of the rows, as the
   * server names them.
   *
   * @throws DatabaseException as {@link #keyColumns} does
   */
  public List<String> keyTypes() {
    return key().stream().map(column -> column.name() + " " + column.type()).toList();
  }

  private List<KeyColumn> key() {
    return spec.key(table).map(TableKey::columns).orElse(List.of());
  }

  /**
   * Checks that the table has a key to scan by.
   *
   * @throws DatabaseException if it has none, with the reasons
   */
  public void checkKey() {
    if (spec.key(table).isEmpty()) {
      throw new DatabaseException(new KeyChoice(spec.table(), table).whyNone() + ".");
    }
  }

  /**
   * Checks that the table can be updated page by page.
   *
   * @throws DatabaseException if a page and the job's progress cannot be committed together
   */
  public void checkUpdatable() {
    if (!table.isTransactional()) {
      throw new DatabaseException(
          "The table %s is not stored by InnoDB; what is stored otherwise cannot be committed page by page."
              .formatted(spec.table()));
    }
  }

  /** Whether the table has columns that the server does not show to this user. */
  public boolean hidesColumns() {
    return table.hidesColumns();
  }

  /**
   * The names of all columns of the table that this user can see, whether the scan reads them or
   * not.
   *
   * @param readable whether to omit columns that the user may not read
   */
  public List<String> existingColumns(boolean readable) {
    return table.columns().stream()
        .filter(column -> column.isReadable() || !readable)
        .map(CatalogColumn::name)
        .toList();
  }

  /**
   * The names of the columns that the scan reads.
   *
   * @throws DatabaseException if the table lacks one of them, or the user may not read it
   */
  public List<String> columnNames() {
    return spec.columns(table).stream().map(CatalogColumn::name).toList();
  }

  /**
   * The columns that the scan reads, with their types. Queries the server.
   *
   * @throws DatabaseException as {@link #columnNames} does
   */
  public List<ScanColumn> scanColumns() {
    try (ReadConnection connection = new ReadConnection(spec.database())) {
      return connection.retry(inspecting(spec), spec.retryFor(), () -> scanColumns(connection));
    }
  }

  private List<ScanColumn> scanColumns(ReadConnection connection) throws SQLException {
    String select = spec.toBuilder().where("1 = 0").build().select(table);
    try (PreparedStatement statement = connection.jdbc().prepareStatement(select);
        ResultSet none = statement.executeQuery()) {
      return ScanColumn.ofTable(none.getMetaData(), spec.columns(table));
    }
  }

  /** A query for the same rows, in no order. */
  public QuerySpec query() {
    return new QuerySpec(
        spec.database(),
        spec.select(table),
        spec.columns(table),
        PageSize.DEFAULT.rows(),
        spec.retryFor());
  }
}
