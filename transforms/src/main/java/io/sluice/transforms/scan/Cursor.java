package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Operation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * A query's rows, as the server sends them; the client holds a page of them. Used by one thread at
 * a time.
 */
final class Cursor implements AutoCloseable {

  /** Until one has been seen, a row may be as long as this, in bytes. */
  private static final long FIRST_WIDTH = 100_000;

  private final QuerySpec spec;
  private final ReadConnection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final int columns;
  private long width = FIRST_WIDTH;
  private long asked;
  private long read;
  private boolean isAtEnd;

  private Cursor(QuerySpec spec, ReadConnection connection, PreparedStatement statement)
      throws SQLException {
    this.spec = spec;
    this.connection = connection;
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.columns = rows.getMetaData().getColumnCount();
  }

  /**
   * Runs a query.
   *
   * @throws DatabaseException when the server refuses it, or cannot be reached
   */
  static Cursor open(QuerySpec spec) {
    ReadConnection connection = new ReadConnection(spec.database(), true);
    return connection.retry(
        Operation.of("running the query"),
        spec.retryFor(),
        () -> new Cursor(spec, connection, connection.streaming(spec.sql())));
  }

  /** What the rows have. */
  List<ScanColumn> columns() throws SQLException {
    return ScanColumn.ofQuery(rows.getMetaData(), spec.columns());
  }

  /** How many rows the next page has at most: fewer where the last one's first row was long. */
  int nextRows() {
    long fit = Math.max(1, PageSize.DEFAULT.bytes() / Math.max(1, width));
    return (int) Math.min(spec.pageRows(), fit);
  }

  private long width() throws SQLException {
    long width = 0;
    for (int i = 1; i <= columns; i++) {
      String value = rows.getString(i);
      width += value == null ? 0 : value.length();
    }
    return width;
  }

  /** How many rows have been asked for; at the end there are fewer. */
  long asked() {
    return asked;
  }

  /**
   * The next rows; fewer than a page has at the end.
   *
   * @throws DatabaseException when the connection is lost: no other can go on where it was
   * @throws Exception what the mapper throws
   */
  <T> List<T> page(RowMapper<T> mapper) throws Exception {
    int most = nextRows();
    try {
      List<T> page = new ArrayList<>();
      while (page.size() < most && !isAtEnd) {
        isAtEnd = !rows.next();
        if (!isAtEnd) {
          width = page.isEmpty() ? width() : width;
          page.add(mapper.mapRow(rows));
        }
      }
      asked += most;
      read += page.size();
      connection.dialect().fetch(rows, nextRows());
      return page;
    } catch (SQLException e) {
      throw connection
          .failure(Operation.of("reading the query's rows"), e)
          .with(
              "A cursor cannot resume after %d rows. Run the same command again.".formatted(read));
    }
  }

  /** Ends the query, whether all of its rows have been read or not. */
  @Override
  public void close() {
    if (isAtEnd) {
      connection.close();
    } else {
      connection.discard();
    }
  }
}
