package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Operation;
import io.sluice.transforms.scan.RangeReader.Gate;
import io.sluice.transforms.scan.RangeSplitter.Sized;
import io.sluice.transforms.scan.TableShape.ShapeColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/** Walks a table by a key, on one connection. Used by one thread at a time. */
final class TableWalk implements AutoCloseable {

  private final TableSpec spec;
  private final ReadConnection connection;
  private final TableKey key;
  private final ScanSql sql;
  private final List<ShapeColumn> columns;
  private List<ScanColumn> begun;

  private TableWalk(
      TableSpec spec,
      ReadConnection connection,
      TableShape shape,
      TableKey key,
      List<ShapeColumn> columns) {
    this.spec = spec;
    this.connection = connection;
    this.key = key;
    this.columns = columns;
    this.begun = spec.begun();
    this.sql = new ScanSql(connection.dialect(), shape.quoted(), key, columns, spec.where());
  }

  /**
   * Looks at the table.
   *
   * @throws DatabaseException when it is not there, or cannot be walked by a key
   */
  static TableWalk open(TableSpec spec) {
    ReadConnection connection = new ReadConnection(spec.database());
    try {
      return connection.retry(looking(spec), spec.retryFor(), () -> of(spec, connection));
    } catch (RuntimeException e) {
      connection.discard();
      throw e;
    }
  }

  /** The columns of the key that a table is walked by; none where it has none. */
  static List<String> keyColumns(TableSpec spec) {
    return spec.key(shape(spec)).map(TableKey::columns).orElse(List.of()).stream()
        .map(KeyColumn::name)
        .toList();
  }

  /** The columns of a table that are read. */
  static List<String> columnNames(TableSpec spec) {
    return spec.columns(shape(spec)).stream().map(ShapeColumn::name).toList();
  }

  /** The columns of the key with their types and collations, in the server's words. */
  static List<String> keyTypes(TableSpec spec) {
    return spec.key(shape(spec)).map(TableKey::columns).orElse(List.of()).stream()
        .map(column -> column.name() + " " + column.type())
        .toList();
  }

  /**
   * The columns that a table has, as far as this user can see them.
   *
   * @param readable whether it is only those that the user may read
   */
  static List<String> existingColumns(TableSpec spec, boolean readable) {
    return shape(spec).columns().stream()
        .filter(column -> column.isReadable() || !readable)
        .map(ShapeColumn::name)
        .toList();
  }

  /**
   * Refuses a table that cannot be updated page by page.
   *
   * @throws DatabaseException when a page and how far the job is could not be committed together
   */
  static void checkUpdatable(TableSpec spec) {
    if (!shape(spec).isTransactional()) {
      throw new DatabaseException(
          "The table %s is not stored by InnoDB; what is stored otherwise cannot be committed page by page."
              .formatted(spec.table()));
    }
  }

  /** Whether the table has columns that the server does not show to this user. */
  static boolean hidesColumns(TableSpec spec) {
    return shape(spec).hidesColumns();
  }

  /**
   * Refuses columns that this user may not update, or the server cannot.
   *
   * @throws DatabaseException when the server does not take an update of no rows
   */
  static void checkUpdate(TableSpec spec, List<String> columns) {
    try (TableWalk walk = open(spec)) {
      BulkUpdate update = walk.bulkUpdate(columns);
      walk.connection.retry(
          Operation.of("checking that table %s can be updated", spec.table()),
          spec.retryFor(),
          () -> {
            Connection open = walk.connection.jdbc();
            open.setAutoCommit(false);
            update.update(open, List.of());
            open.rollback();
            return null;
          });
    }
  }

  /** A query that reads the same in no order. */
  static QuerySpec query(TableSpec spec) {
    TableShape shape = shape(spec);
    return new QuerySpec(
        spec.database(),
        spec.select(shape),
        spec.columns(shape),
        PageSize.DEFAULT.rows(),
        spec.retryFor());
  }

  /** What is read, with what its values are. */
  static List<ScanColumn> columns(TableSpec spec) {
    try (ReadConnection connection = new ReadConnection(spec.database())) {
      return connection.retry(looking(spec), spec.retryFor(), () -> columns(spec, connection));
    }
  }

  private static List<ScanColumn> columns(TableSpec spec, ReadConnection connection)
      throws SQLException {
    TableShape shape = spec.shape(connection);
    String select = spec.withWhere("1 = 0").select(shape);
    try (PreparedStatement statement = connection.jdbc().prepareStatement(select);
        ResultSet none = statement.executeQuery()) {
      return ScanColumn.ofTable(none.getMetaData(), spec.columns(shape));
    }
  }

  private static TableShape shape(TableSpec spec) {
    try (ReadConnection connection = new ReadConnection(spec.database())) {
      return connection.retry(looking(spec), spec.retryFor(), () -> spec.shape(connection));
    }
  }

  private static TableWalk of(TableSpec spec, ReadConnection connection) throws SQLException {
    TableShape shape = spec.shape(connection);
    TableKey key = spec.key(shape).orElseThrow(() -> withoutKey(spec, shape));
    return new TableWalk(spec, connection, shape, key, spec.columns(shape));
  }

  private static Operation looking(TableSpec spec) {
    return Operation.of("inspecting table %s", spec.table());
  }

  private static DatabaseException withoutKey(TableSpec spec, TableShape shape) {
    return new DatabaseException(
        new KeyChoice(spec.table(), shape).whyNone() + "; read it with a cursor.");
  }

  /**
   * Refuses a table without a key to scan by.
   *
   * @throws DatabaseException when it has none
   */
  static void checkKey(TableSpec spec) {
    TableShape shape = shape(spec);
    if (spec.key(shape).isEmpty()) {
      throw new DatabaseException(new KeyChoice(spec.table(), shape).whyNone() + ".");
    }
  }

  /**
   * Divides the table into ranges with about as many rows each, in the order of their keys.
   *
   * @param most how many there may be
   * @param mostRows a range with more is divided, however many there are
   */
  List<Sized> divide(int most, long mostRows) {
    return connection.retry(
        Operation.of("planning ranges of table %s", spec.table()),
        spec.retryFor(),
        () -> dividedOnce(most, mostRows));
  }

  private List<Sized> dividedOnce(int most, long mostRows) throws SQLException {
    RangeSplitter splitter = new RangeSplitter(connection.jdbc(), connection.dialect(), key, sql);
    List<Sized> ranges =
        new RangePlanner(splitter).divide(KeyRange.ALL, most, Scan.FEWEST_ROWS, mostRows);
    if (key.columns().stream().anyMatch(KeyColumn::nullable)) {
      ranges.add(splitter.sized(KeyRange.NULLS));
    }
    connection.end();
    return ranges;
  }

  /** Has the server look at the statement for the rows, with what the user has written in it. */
  void check() {
    columns();
  }

  /** What the rows have. */
  List<ScanColumn> columns() {
    return connection.retry(looking(spec), spec.retryFor(), this::columnsOnce);
  }

  private List<ScanColumn> columnsOnce() throws SQLException {
    try (PreparedStatement statement =
            connection.jdbc().prepareStatement(sql.page(KeyRange.ALL, 0).sql());
        ResultSet none = statement.executeQuery()) {
      checkColumns(none.getMetaData());
    }
    connection.end();
    return begun;
  }

  /** Checks that each statement has the columns of the first, whatever others do to the table. */
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
    if (begun.isEmpty()) {
      begun = now;
    }
    ColumnCheck.check(spec.table(), begun, now);
  }

  /** What a mapper makes of rows, with their keys. */
  <T> RowMapper<KeyedRow<T>> keyed(RowMapper<T> mapper) {
    return row -> new KeyedRow<>(sql.key(row), mapper.mapRow(row));
  }

  /**
   * Updates columns of the table by the key.
   *
   * @throws DatabaseException when it has no such column
   */
  BulkUpdate bulkUpdate(List<String> columns) {
    Dialect dialect = connection.dialect();
    return connection.retry(
        looking(spec),
        spec.retryFor(),
        () -> {
          TableShape shape = spec.shape(connection);
          List<ShapeColumn> kept =
              shape.columns().stream()
                  .filter(column -> column.setOnUpdate() && !columns.contains(column.name()))
                  .toList();
          return new BulkUpdate(
              dialect.bulkUpdate(
                  shape.quoted(), key.columns(), spec.withColumns(columns).named(shape), kept));
        });
  }

  /** Reads a range; the one before must have been closed. */
  <T> RangeReader<T> read(
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
