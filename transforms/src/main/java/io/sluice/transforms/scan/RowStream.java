package io.sluice.transforms.scan;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * The rows of a statement as the server sends them, however many and however long: the client holds
 * the one that it is at, and at most the next. Used by one thread at a time; until it is closed,
 * its connection does nothing else.
 */
interface RowStream extends AutoCloseable {

  /** Describes the columns; to be asked before the first row. */
  ResultSetMetaData metaData() throws SQLException;

  /**
   * Goes to the next row.
   *
   * @return false where there is none
   */
  boolean next() throws SQLException;

  /** The row that it is at, until the next one; only its values may be asked for. */
  ResultSet row();

  /** About how many bytes that row has. */
  long bytes() throws SQLException;

  /** Ends it. What the server still sends is skipped. */
  @Override
  void close() throws SQLException;
}
