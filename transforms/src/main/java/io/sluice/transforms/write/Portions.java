package io.sluice.transforms.write;

import java.sql.SQLException;
import java.util.List;

/** Inserts rows in portions that the server takes in one statement. */
final class Portions implements RowInserter {

  private final RowInserter inserter;
  private final int maxRows;
  private final long maxBytes;

  /**
   * @param maxBytes the greatest estimate of a portion's bytes; a row that has more goes alone
   */
  Portions(RowInserter inserter, int maxRows, long maxBytes) {
    this.inserter = inserter;
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
  }

  @Override
  public long insert(List<BlockRow> rows) throws SQLException {
    long loaded = 0;
    int from = 0;
    while (from < rows.size()) {
      int to = end(rows, from);
      loaded += inserter.insert(rows.subList(from, to));
      from = to;
    }
    return loaded;
  }

  private int end(List<BlockRow> rows, int from) {
    long bytes = rows.get(from).bytes();
    int to = from + 1;
    while (to < rows.size() && to - from < maxRows) {
      bytes += rows.get(to).bytes();
      if (bytes > maxBytes) {
        return to;
      }
      to++;
    }
    return to;
  }
}
