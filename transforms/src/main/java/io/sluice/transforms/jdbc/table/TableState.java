package io.sluice.transforms.jdbc.table;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.record.Limits;
import java.util.List;

/**
 * What is there of a table before a load, and why it cannot be loaded.
 *
 * @param hasDatabase whether its database is there
 * @param exists whether the table is there; where it is not, a load makes it
 * @param limits what its columns take; where it is not there or does not fit, what the model asks
 *     for
 * @param failures what does not fit, a sentence a line; empty where rows can be written unaltered
 */
public record TableState(
    boolean hasDatabase, boolean exists, Limits limits, List<DatabaseException> failures) {

  public TableState {
    failures = List.copyOf(failures);
  }

  /**
   * This, where the table can be loaded.
   *
   * @throws DatabaseException the first failure
   */
  public TableState orThrow() {
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return this;
  }
}
