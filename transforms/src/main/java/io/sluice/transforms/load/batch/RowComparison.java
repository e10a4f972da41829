package io.sluice.transforms.load.batch;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.TableLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares records with the existing rows that have their keys. */
final class RowComparison {

  private final Map<RowKey, String[]> existing;
  private final TableLayout layout;
  private final boolean latest;
  private final List<BatchRow> conflicts = new ArrayList<>();
  private final Map<RowKey, List<BatchRow>> later = new TreeMap<>();
  private long same;

  RowComparison(Map<RowKey, String[]> existing, TableLayout layout, OnDuplicate onDuplicate) {
    this.existing = existing;
    this.layout = layout;
    this.latest = onDuplicate == OnDuplicate.LATEST;
  }

  void add(BatchRow row) {
    String[] values = existing.get(row.key());
    if (values == null) {
      throw new DatabaseException(
          "A row of table %s was gone as soon as it was written; has it a trigger?"
              .formatted(layout.table().name()));
    }
    if (Arrays.equals(values, row.values())) {
      same++;
      return;
    }
    conflicts.add(row);
    if (latest && layout.age().compare(row.values(), values) > 0) {
      later.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
    }
  }

  /** The number of records that equal the existing row. */
  long same() {
    return same;
  }

  /** The records that differ from the existing row. */
  List<BatchRow> conflicts() {
    return conflicts;
  }

  /** The conflicts that replace existing rows, in key order. */
  List<BatchRow> later() {
    return later.values().stream().map(this::latestOf).toList();
  }

  /** The records that replace existing rows instead of the refused ones. */
  List<BatchRow> laterWithout(List<BatchRow> refused) {
    conflicts.removeAll(refused);
    List<BatchRow> next = new ArrayList<>();
    for (BatchRow row : refused) {
      List<BatchRow> others = later.get(row.key());
      others.remove(row);
      if (!others.isEmpty()) {
        next.add(latestOf(others));
      }
    }
    return next;
  }

  private BatchRow latestOf(List<BatchRow> rows) {
    return rows.stream().max(Comparator.comparing(BatchRow::values, layout.age())).orElseThrow();
  }
}
