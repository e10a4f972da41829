package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.row.RowKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which records of a batch were put to the table, and what the server did with them.
 *
 * @param rows of each key the record that was inserted where the key was not there
 * @param others the records with the same keys as these
 * @param repeated those of the rows whose keys the others have
 * @param perhapsThere those of the rows whose keys may have been there before; no others were
 * @param made how many rows the server made
 */
record InsertResult(
    List<BatchRow> rows,
    List<BatchRow> others,
    List<BatchRow> repeated,
    List<BatchRow> perhapsThere,
    long made) {

  /** How many keys were there before. */
  long notMade() {
    return rows.size() - made;
  }

  /**
   * Those of the rows that are surely new and have to be looked at all the same: one in any case,
   * because a trigger may alter what is written, and those whose keys the others have.
   */
  List<BatchRow> newToLookAt() {
    if (perhapsThere.size() == rows.size()) {
      return List.of();
    }
    Set<RowKey> before = perhapsThere.stream().map(BatchRow::key).collect(Collectors.toSet());
    Map<RowKey, BatchRow> look = new LinkedHashMap<>();
    Stream.concat(
            rows.stream().filter(row -> !before.contains(row.key())).limit(1),
            repeated.stream().filter(row -> !before.contains(row.key())))
        .forEach(row -> look.put(row.key(), row));
    return List.copyOf(look.values());
  }
}
