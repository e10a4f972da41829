package io.sluice.transforms.export.format;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.table.ScanColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** That of columns no two have the same name, as those of a join may. */
public final class UniqueColumnNames {

  private UniqueColumnNames() {}

  /**
   * Checks columns.
   *
   * @param form what they are to be written as
   * @throws DatabaseException when two have the same name
   */
  public static void check(List<ScanColumn> columns, String form) {
    Set<String> names = new HashSet<>();
    for (ScanColumn column : columns) {
      if (!names.add(column.name())) {
        throw new DatabaseException(
            LogSanitizer.of(
                "Two columns have the name %s, which %s cannot have; give one another with AS."
                    .formatted(column.name(), form)));
      }
    }
  }
}
