package io.sluice.transforms.load.insert;

import io.sluice.transforms.jdbc.StatementChunks;
import java.sql.SQLException;
import java.util.List;

/** Inserts rows in portions, one statement each. */
final class ChunkedInsert implements RowInserter {

  private final RowInserter inserter;
  private final StatementChunks portions;

  ChunkedInsert(RowInserter inserter, StatementChunks portions) {
    this.inserter = inserter;
    this.portions = portions;
  }

  @Override
  public long insert(List<BatchRow> rows) throws SQLException {
    long loaded = 0;
    for (List<BatchRow> portion : portions.of(rows, BatchRow::bytes)) {
      loaded += inserter.insert(portion);
    }
    return loaded;
  }
}
