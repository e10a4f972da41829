package io.sluice.transforms.write;

import java.sql.SQLException;
import java.util.List;

/** Puts rows into the table, and leaves alone those that are there already. */
interface RowInserter {

  /**
   * Inserts rows with distinct keys, all of them or none.
   *
   * @return how many of them are new
   * @throws SQLException when the server refuses one of them, or fails
   */
  long insert(List<BlockRow> rows) throws SQLException;
}
