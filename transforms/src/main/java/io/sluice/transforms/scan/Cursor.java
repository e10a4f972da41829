package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.DatabaseException;
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

  private final QuerySpec spec;
  private final ReadConnection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private long asked;
  private long read;
  private boolean isAtEnd;

  private Cursor(QuerySpec spec, ReadConnection connection, PreparedStatement statement)
      throws SQLException {
    this.spec = spec;
    this.connection = connection;
    this.statement = statement;
    this.rows = statement.executeQuery();
  }

  /**
   * Runs a query.
   *
   * @throws DatabaseException when the server refuses it, or cannot be reached
   */
  static Cursor open(QuerySpec spec) {
    ReadConnection connection = new ReadConnection(spec.database());
    return connection.retry(
        spec.retryFor(), () -> new Cursor(spec, connection, connection.streaming(spec.sql())));
  }

  /** What the rows have. */
  List<ScanColumn> columns() throws SQLException {
    return ScanColumn.of(rows.getMetaData(), rows.getMetaData().getColumnCount());
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
    try {
      List<T> page = new ArrayList<>();
      while (page.size() < spec.pageRows() && !isAtEnd) {
        isAtEnd = !rows.next();
        if (!isAtEnd) {
          page.add(mapper.mapRow(rows));
        }
      }
      asked += spec.pageRows();
      read += page.size();
      return page;
    } catch (SQLException e) {
      throw new DatabaseException(
          connection.failure(e).getMessage()
              + "\nA cursor cannot go on where it was, after %d rows; run it again."
                  .formatted(read),
          e);
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
