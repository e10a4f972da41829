package io.sluice.transforms.export.format;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.table.ScanColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that no two columns have the same name, as columns of a join can. */
public final class UniqueColumnNames {

  private UniqueColumnNames() {}

  /**
   * Checks columns.
   *
   * @param form the output form, in words for the message
   * @throws DatabaseException if two have the same name
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
