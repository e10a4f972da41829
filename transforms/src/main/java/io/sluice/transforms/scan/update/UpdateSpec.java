package io.sluice.transforms.scan.update;

import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.scan.read.TableSpec;
import java.io.Serializable;
import java.util.List;

/**
 * An update of a table, page by page.
 *
 * @param table the table and the part of it that is read
 * @param job the job's name, by which a later run resumes it
 * @param columns the columns to update
 */
public record UpdateSpec(TableSpec table, String job, List<String> columns)
    implements Serializable {

  private static final int MAX_NAME_LENGTH = 64;

  public UpdateSpec {
    columns = List.copyOf(columns);
    if (job.isEmpty() || job.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException("a job's name has 1 to 64 letters");
    }
    if (table.nullKeys()) {
      throw new IllegalArgumentException("rows without a whole key cannot be updated by it");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("no column is to be updated");
    }
  }

  /** The operation of reading the job's progress. */
  Operation readingEntries() {
    return Operation.of("reading table %s", "sluice_scan");
  }

  /** The operation of updating a page. */
  Operation updating() {
    return Operation.of("updating a page of table %s", table.table());
  }

  /** The settings that must be the same for a job to resume, as text. */
  String settings() {
    return "table=%s where=%s key=%s update=%s"
        .formatted(table.table(), table.where(), table.key(), columns);
  }
}
