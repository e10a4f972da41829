package io.sluice.transforms.jdbc.error;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Runs a statement for many rows. If the server refuses them, halves them to isolate the rows at
 * fault, with at most two more statements for each halving. A statement that fails must have no
 * effect.
 */
public final class Bisection<R> {

  /** A statement for several rows. */
  public interface RowsStatement<R> {
    /**
     * Runs it and returns a count, such as the number of changed rows.
     *
     * @throws SQLException if it has failed, and left nothing behind
     * @throws NotUndoneException if it has failed, and the transaction is lost
     */
    long run(List<R> rows) throws SQLException, NotUndoneException;
  }

  /** A failure after which the rows of earlier statements may be lost too; no bisection helps. */
  public static final class NotUndoneException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    public NotUndoneException(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  private final RowsStatement<R> statement;
  private final Predicate<SQLException> tooLarge;
  private final BiConsumer<R, SQLException> refused;

  /**
   * Creates a bisection.
   *
   * @param tooLarge whether a failure calls for fewer rows, though none of them is at fault
   * @param refused receives each row that the server refuses
   */
  public Bisection(
      RowsStatement<R> statement,
      Predicate<SQLException> tooLarge,
      BiConsumer<R, SQLException> refused) {
    this.statement = statement;
    this.tooLarge = tooLarge;
    this.refused = refused;
  }

  /**
   * Runs the statement for all rows except those that the server refuses.
   *
   * @return the sum of the statements' counts
   * @throws SQLException if a failure is not due to the rows, or was not undone
   */
  public long run(List<R> rows) throws SQLException {
    try {
      return statement.run(rows);
    } catch (NotUndoneException e) {
      throw e.failure;
    } catch (SQLException e) {
      boolean isRefusal = FailureKind.of(e) == FailureKind.DATA;
      if (rows.size() == 1 && isRefusal) {
        refused.accept(rows.get(0), e);
        return 0;
      }
      if (rows.size() == 1 || !isRefusal && !tooLarge.test(e)) {
        throw e;
      }
    }
    int half = rows.size() / 2;
    return run(rows.subList(0, half)) + run(rows.subList(half, rows.size()));
  }
}
