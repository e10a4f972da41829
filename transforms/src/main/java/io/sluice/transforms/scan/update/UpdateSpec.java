package io.sluice.transforms.scan.update;

import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.read.TableSpec;
import java.io.Serializable;
import java.util.List;

/**
 * An update of a table, page by page.
 *
 * @param table the table, and what of it is read
 * @param job its name, by which it is found again
 * @param columns the columns that are updated
 */
public record UpdateSpec(TableSpec table, String job, List<String> columns)
    implements Serializable {

  private static final int MOST_LETTERS = 64;

  public UpdateSpec {
    columns = List.copyOf(columns);
    if (job.isEmpty() || job.length() > MOST_LETTERS) {
      throw new IllegalArgumentException("a job's name has 1 to 64 letters");
    }
    if (table.nullKeys()) {
      throw new IllegalArgumentException("rows without a whole key cannot be updated by it");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("no column is to be updated");
    }
  }

  /** Reading the job's progress. */
  Operation readingEntries() {
    return Operation.of("reading table %s", "sluice_scan");
  }

  /** Updating a page. */
  Operation updating() {
    return Operation.of("updating a page of table %s", table.table());
  }

  /** In words, what must be the same for a job that goes on. */
  String settings() {
    return "table=%s where=%s key=%s update=%s"
        .formatted(table.table(), table.where(), table.key(), columns);
  }
}
