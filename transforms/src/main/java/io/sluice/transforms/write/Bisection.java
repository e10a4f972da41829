package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.FailureKind;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Inserts rows, and finds those that the server refuses by halving: for each of them at most two
 * statements for each halving. A statement that is refused leaves no rows behind, so that the
 * transaction goes on.
 */
final class Bisection implements RowInserter {

  private final RowInserter inserter;
  private final BiConsumer<BatchRow, SQLException> refused;

  /**
   * @param refused takes each row that the server refuses
   */
  Bisection(RowInserter inserter, BiConsumer<BatchRow, SQLException> refused) {
    this.inserter = inserter;
    this.refused = refused;
  }

  @Override
  public long insert(List<BatchRow> rows) throws SQLException {
    try {
      return inserter.insert(rows);
    } catch (SQLException e) {
      if (FailureKind.of(e) != FailureKind.DATA) {
        throw e;
      }
      if (rows.size() == 1) {
        refused.accept(rows.get(0), e);
        return 0;
      }
      int half = rows.size() / 2;
      return insert(rows.subList(0, half)) + insert(rows.subList(half, rows.size()));
    }
  }
}
