package io.sluice.transforms.load.insert;

import java.sql.SQLException;
import java.util.List;

/**
 * Puts rows into the table. Those that are there already stay as they are, save where it says that
 * it replaces them.
 */
public interface RowInserter {

  /**
   * Inserts rows with distinct keys. One statement inserts all of its rows or none; where it takes
   * several and one of them fails, those before have inserted theirs.
   *
   * @return how many rows the server made; of those that it replaces, more
   * @throws SQLException when the server refuses one of them, or fails
   */
  long insert(List<BatchRow> rows) throws SQLException;
}
