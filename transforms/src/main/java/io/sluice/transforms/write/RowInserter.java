package io.sluice.transforms.write;

import java.sql.SQLException;
import java.util.List;

/**
 * Puts rows into the table. Those that are there already stay as they are, save where it says that
 * it replaces them.
 */
interface RowInserter {

  /**
   * Inserts rows with distinct keys. Where it throws, the rows before may have been inserted: the
   * transaction is to be rolled back, or, if it is one statement, none of its rows is there.
   *
   * @return how many rows the server made; of those that it replaces, more
   * @throws SQLException when the server refuses one of them, or fails
   */
  long insert(List<BlockRow> rows) throws SQLException;
}
