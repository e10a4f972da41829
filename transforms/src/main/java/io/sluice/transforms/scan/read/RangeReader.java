package io.sluice.transforms.scan.read;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.error.ServerLimit;
import io.sluice.transforms.scan.dialect.RowStream;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Reads a range of a table page by page. If the connection is lost, it resumes after the last page
 * on another. Used by one thread at a time.
 *
 * @param <T> the type of a mapped row
 */
public final class RangeReader<T> implements AutoCloseable {

  /** Delays the reader to keep within the limits. */
  public interface Gate {

    /** A gate without limits. */
    Gate OPEN = (rows, beforeWait) -> {};

    /**
     * Waits until so many rows may be read.
     *
     * @param beforeWait runs before a wait, if there is one
     */
    void await(int rows, Runnable beforeWait) throws InterruptedException;
  }

  /** Checks the columns of a statement before its first row. */
  interface Check {

    /** Throws a DatabaseException if the columns are not the expected ones. */
    void of(ResultSetMetaData statement) throws SQLException;

    /** Explains a failure; empty if it is not about the columns. */
    Optional<DatabaseException> failure(SQLException e);
  }

  private final ReadConnection connection;
  private final Operation reading;
  private final ScanSql sql;
  private final Check check;
  private final RowMapper<T> mapper;
  private final PageSize size;
  private final StatementSize statementSize;
  private final Duration retryFor;
  private final Gate gate;
  private KeyRange left;
  private RowStream rows;
  private int rowsLeft;
  private int rowsInPage;
  private long start;
  private boolean hasReturnedPage;

  /**
   * @param connection a connection, which stays open when the reader is closed
   * @param reading the operation, for error messages
   * @param check checks each statement
   * @param retryFor how long to wait for the server
   * @param gate delays each page
   */
  RangeReader(
      ReadConnection connection,
      Operation reading,
      ScanSql sql,
      Check check,
      RowMapper<T> mapper,
      PageSize size,
      StatementSize statementSize,
      Duration retryFor,
      Gate gate,
      KeyRange range) {
    this.connection = connection;
    this.reading = reading;
    this.sql = sql;
    this.check = check;
    this.mapper = mapper;
    this.size = size;
    this.statementSize = statementSize;
    this.retryFor = retryFor;
    this.gate = gate;
    this.left = range;
    this.rowsInPage = size.rows();
  }

  /**
   * Reads the next page; null if none is left.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if the database fails permanently
   * @throws Exception if the mapper throws
   */
  public Page<T> next() throws Exception {
    Retry retry = new Retry(retryFor);
    while (left != null) {
      try {
        Page<T> page = page();
        if (page != null) {
          hasReturnedPage = true;
          return page;
        }
      } catch (SQLException e) {
        forget();
        boolean isSmaller = ServerLimit.isReached(e) && statementSize.exceeded();
        boolean canRetry =
            isSmaller && FailureKind.of(e) == FailureKind.LIMIT || retry.awaitNext(e);
        // Rows with NULL in their keys have no order in which to resume.
        if (left.isNulls() && hasReturnedPage || !canRetry) {
          throw check.failure(e).orElseGet(() -> connection.failure(reading, e));
        }
      }
    }
    return null;
  }

  /** Reads rows up to the end of a page or of the statement; null if there are none. */
  private Page<T> page() throws Exception {
    if (rows == null) {
      open();
    }
    List<T> taken = new ArrayList<>();
    long bytes = 0;
    while (rows.next()) {
      long width = rows.bytes();
      taken.add(mapped(width));
      bytes += width;
      rowsLeft--;
      if (taken.size() >= size.rows() || bytes >= size.bytes() || rowsLeft == 0) {
        rowsInPage = taken.size();
        Page<T> page = ended(taken);
        gate.await(taken.size(), this::endBeforePause);
        return page;
      }
    }
    KeyRange rest = left;
    rowsLeft = 0;
    close();
    left = null;
    gate.await(taken.size(), () -> {});
    return taken.isEmpty() ? null : new Page<>(rest, taken);
  }

  /**
   * Keeps nothing open on the server during a pause, except unordered rows, which come only once.
   */
  private void endBeforePause() {
    try {
      if (!left.isNulls()) {
        close();
      }
    } catch (SQLException e) {
      // The next page uses another connection.
      forget();
    }
  }

  private T mapped(long width) throws Exception {
    if (width > RowSizeLimit.MAX) {
      // Names no key: it is part of a record, which does not belong on a screen.
      throw RowSizeLimit.exceededBy("A row of the table", width);
    }
    return mapper.mapRow(rows.row());
  }

  private Page<T> ended(List<T> taken) throws SQLException {
    if (left.isNulls()) {
      return new Page<>(left, taken);
    }
    Key last = sql.key(rows.row());
    KeyRange range = left.upTo(last);
    if (rowsLeft == 0) {
      statementSize.took(System.nanoTime() - start);
      close();
    }
    left = left.after(last);
    return new Page<>(range, taken);
  }

  private void open() throws SQLException {
    rowsLeft = left.isNulls() ? Integer.MAX_VALUE : statementSize.rows(rowsInPage);
    start = System.nanoTime();
    rows = connection.stream(sql.page(left, rowsLeft));
    check.of(rows.metaData());
  }

  private void forget() {
    rows = null;
    connection.discard();
  }

  /** Stops reading. If many rows are left, it closes the connection, which stops the server too. */
  @Override
  public void close() throws SQLException {
    if (rows == null) {
      return;
    }
    RowStream open = rows;
    if (rowsLeft > rowsInPage) {
      forget();
    } else {
      rows = null;
      open.close();
      connection.end();
    }
  }
}
