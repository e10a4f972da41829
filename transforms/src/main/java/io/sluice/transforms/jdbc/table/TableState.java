package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.record.ColumnLimits;
import java.util.List;

/**
 * The state of a table before a load, and why it cannot be loaded.
 *
 * @param hasDatabase whether its database exists
 * @param exists whether the table exists; if not, a load creates it
 * @param limits the limits of its columns; those of the model if the table is missing or does not
 *     fit
 * @param failures the misfits, one sentence per line; empty if rows can be written unaltered
 */
public record TableState(
    boolean hasDatabase, boolean exists, ColumnLimits limits, List<DatabaseException> failures) {

  public TableState {
    failures = List.copyOf(failures);
  }

  /**
   * Returns this if the table can be loaded.
   *
   * @throws DatabaseException if it cannot; the first failure
   */
  public TableState orThrow() {
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return this;
  }
}
