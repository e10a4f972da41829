package io.sluice.transforms.scan.dialect;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * The rows of a statement as the server sends them, however many and however long: the client holds
 * the current one, and at most the next. Used by one thread at a time. Until it is closed, its
 * connection cannot run anything else.
 */
public interface RowStream extends AutoCloseable {

  /** Describes the columns; call it before the first row. */
  ResultSetMetaData metaData() throws SQLException;

  /**
   * Moves to the next row.
   *
   * @return false if there is none
   */
  boolean next() throws SQLException;

  /** The current row, valid until the next; only its values may be read. */
  ResultSet row();

  /** The approximate size of the current row, in bytes. */
  long bytes() throws SQLException;

  /** Ends the statement, and skips what the server still sends. */
  @Override
  void close() throws SQLException;
}
