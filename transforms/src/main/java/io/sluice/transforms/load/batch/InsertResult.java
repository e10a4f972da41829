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
 * The records of a batch that were sent to the server, and what it did with them.
 *
 * @param rows for each key, the record that was inserted unless the key existed
 * @param others the other records with the same keys
 * @param repeated the rows whose keys the others share
 * @param possiblyExisting the rows whose keys may have existed before; all other rows are new
 * @param inserted the number of rows that the server inserted
 */
record InsertResult(
    List<BatchRow> rows,
    List<BatchRow> others,
    List<BatchRow> repeated,
    List<BatchRow> possiblyExisting,
    long inserted) {

  /** The number of keys that existed before. */
  long existingCount() {
    return rows.size() - inserted;
  }

  /**
   * The rows that are certainly new but must be compared all the same: one in any case, because a
   * trigger may alter what is written, and those whose keys the others share.
   */
  List<BatchRow> newToCompare() {
    if (possiblyExisting.size() == rows.size()) {
      return List.of();
    }
    Set<RowKey> before = possiblyExisting.stream().map(BatchRow::key).collect(Collectors.toSet());
    Map<RowKey, BatchRow> compared = new LinkedHashMap<>();
    Stream.concat(
            rows.stream().filter(row -> !before.contains(row.key())).limit(1),
            repeated.stream().filter(row -> !before.contains(row.key())))
        .forEach(row -> compared.put(row.key(), row));
    return List.copyOf(compared.values());
  }
}
