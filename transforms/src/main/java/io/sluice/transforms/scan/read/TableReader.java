package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.KeyedRow;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.read.RangeReader.Gate;
import io.sluice.transforms.scan.table.CatalogTable;
import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import io.sluice.transforms.scan.table.ColumnCheck;
import io.sluice.transforms.scan.table.KeyChoice;
import io.sluice.transforms.scan.table.ScanColumn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Reads ranges of a table in the order of its key, on one connection. Used by one thread at a time.
 */
public final class TableReader implements AutoCloseable {

  private final TableSpec spec;
  private final ReadConnection connection;
  private final TableKey key;
  private final ScanSql sql;
  private final List<CatalogColumn> columns;
  private List<ScanColumn> started;

  private TableReader(
      TableSpec spec,
      ReadConnection connection,
      CatalogTable description,
      TableKey key,
      List<CatalogColumn> columns) {
    this.spec = spec;
    this.connection = connection;
    this.key = key;
    this.columns = columns;
    this.started = spec.started();
    this.sql = new ScanSql(connection.dialect(), description.quoted(), key, columns, spec.where());
  }

  /**
   * Reads the table's description and chooses its key.
   *
   * @throws DatabaseException if the table does not exist or has no key to scan by
   */
  public static TableReader open(TableSpec spec) {
    ReadConnection connection = new ReadConnection(spec.database());
    try {
      return connection.retry(
          TableMetadata.inspecting(spec), spec.retryFor(), () -> of(spec, connection));
    } catch (RuntimeException e) {
      connection.discard();
      throw e;
    }
  }

  private static TableReader of(TableSpec spec, ReadConnection connection) throws SQLException {
    CatalogTable description = spec.describe(connection);
    TableKey key = spec.key(description).orElseThrow(() -> withoutKey(spec, description));
    return new TableReader(spec, connection, description, key, spec.columns(description));
  }

  /** The connection that reads all ranges. */
  public ReadConnection connection() {
    return connection;
  }

  /** What is read, and how. */
  public TableSpec spec() {
    return spec;
  }

  /** The key by which the table is scanned. */
  public TableKey key() {
    return key;
  }

  /** The statements of the scan. */
  public ScanSql sql() {
    return sql;
  }

  private static DatabaseException withoutKey(TableSpec spec, CatalogTable description) {
    return new DatabaseException(
        new KeyChoice(spec.table(), description).whyNone() + "; read it with a cursor.");
  }

  /** The columns of the rows. */
  public List<ScanColumn> columns() {
    return connection.retry(TableMetadata.inspecting(spec), spec.retryFor(), this::columnsOnce);
  }

  private List<ScanColumn> columnsOnce() throws SQLException {
    try (PreparedStatement statement =
            connection.jdbc().prepareStatement(sql.page(KeyRange.ALL, 0).sql());
        ResultSet none = statement.executeQuery()) {
      checkColumns(none.getMetaData());
    }
    connection.end();
    return started;
  }

  /** Checks that each statement has the columns of the first, even if others alter the table. */
  private final class Columns implements RangeReader.Check {

    @Override
    public void of(ResultSetMetaData statement) throws SQLException {
      checkColumns(statement);
    }

    @Override
    public Optional<DatabaseException> failure(SQLException e) {
      return ColumnCheck.failure(spec.table(), e);
    }
  }

  private void checkColumns(ResultSetMetaData statement) throws SQLException {
    List<ScanColumn> now = ScanColumn.ofTable(statement, columns);
    if (started.isEmpty()) {
      started = now;
    }
    ColumnCheck.check(spec.table(), started, now);
  }

  /** Adds the key to each row of a mapper. */
  public <T> RowMapper<KeyedRow<T>> keyed(RowMapper<T> mapper) {
    return row -> new KeyedRow<>(sql.key(row), mapper.mapRow(row));
  }

  /** Reads a range; the previous reader must be closed. */
  public <T> RangeReader<T> read(
      KeyRange range, RowMapper<T> mapper, StatementSize statementSize, Gate gate) {
    return new RangeReader<>(
        connection,
        Operation.of("reading a page of table %s", spec.table()),
        sql,
        new Columns(),
        mapper,
        spec.page(),
        statementSize,
        spec.retryFor(),
        gate,
        range);
  }

  @Override
  public void close() {
    connection.close();
  }
}
