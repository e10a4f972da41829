package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.dialect.RowStream;
import io.sluice.transforms.scan.dialect.Select;
import io.sluice.transforms.scan.table.ScanColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Reads a query's rows as the server sends them, a page at a time. Used by one thread at a time.
 */
public final class Cursor implements AutoCloseable {

  private final QuerySpec spec;
  private final ReadConnection connection;
  private final RowStream rows;
  private final List<ScanColumn> columns;
  private long pages;
  private long read;
  private boolean isAtEnd;

  private Cursor(QuerySpec spec, ReadConnection connection, RowStream rows) throws SQLException {
    this.spec = spec;
    this.connection = connection;
    this.rows = rows;
    this.columns = ScanColumn.ofQuery(rows.metaData(), spec.columns());
  }

  /**
   * Runs a query.
   *
   * @throws DatabaseException if the server refuses it or cannot be reached
   */
  public static Cursor open(QuerySpec spec) {
    ReadConnection connection = new ReadConnection(spec.database(), true);
    return connection.retry(
        Operation.of("running the query"),
        spec.retryFor(),
        () -> new Cursor(spec, connection, connection.stream(new Select(spec.sql(), List.of()))));
  }

  /** The columns of the rows. */
  public List<ScanColumn> columns() {
    return columns;
  }

  /** The number of pages read so far. */
  public long pages() {
    return pages;
  }

  /** Whether all rows have been read. */
  public boolean isAtEnd() {
    return isAtEnd;
  }

  /**
   * Reads the next page: empty at the end, short if its rows are long.
   *
   * @throws DatabaseException if the connection is lost, because no other can resume the query
   * @throws Exception if the mapper throws
   */
  public <T> List<T> page(RowMapper<T> mapper) throws Exception {
    try {
      List<T> page = new ArrayList<>();
      long bytes = 0;
      while (page.size() < spec.pageRows() && bytes < PageSize.DEFAULT.bytes() && !isAtEnd) {
        isAtEnd = !rows.next();
        if (!isAtEnd) {
          long width = rows.bytes();
          page.add(mapped(mapper, width, read + page.size() + 1));
          bytes += width;
        }
      }
      pages++;
      read += page.size();
      return page;
    } catch (SQLException e) {
      throw connection
          .failure(Operation.of("reading the query's rows"), e)
          .with(
              "A cursor cannot resume after %d rows. Run the same command again.".formatted(read));
    }
  }

  private <T> T mapped(RowMapper<T> mapper, long width, long number) throws Exception {
    if (width > RowSizeLimit.MAX) {
      throw RowSizeLimit.exceededBy("Row %d of the query".formatted(number), width);
    }
    return mapper.mapRow(rows.row());
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
