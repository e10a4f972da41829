package io.sluice.transforms.load.insert;

import java.sql.SQLException;
import java.util.List;

/**
 * Inserts rows into the table. Existing rows stay as they are, unless an inserter is documented to
 * replace them.
 */
public interface RowInserter {

  /**
   * Inserts rows with distinct keys. One statement inserts all of its rows or none. If several
   * statements are needed and one fails, the rows of those before it are inserted.
   *
   * @return the number of rows that the server inserted; replaced rows count more than once
   * @throws SQLException if the server refuses a row, or fails
   */
  long insert(List<BatchRow> rows) throws SQLException;
}
