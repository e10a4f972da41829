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

/** Compares records with the rows that have their keys. */
final class RowComparison {

  private final Map<RowKey, String[]> there;
  private final TableLayout shape;
  private final boolean latest;
  private final List<BatchRow> conflicts = new ArrayList<>();
  private final Map<RowKey, List<BatchRow>> later = new TreeMap<>();
  private long same;

  RowComparison(Map<RowKey, String[]> there, TableLayout shape, OnDuplicate onDuplicate) {
    this.there = there;
    this.shape = shape;
    this.latest = onDuplicate == OnDuplicate.LATEST;
  }

  void add(BatchRow row) {
    String[] values = there.get(row.key());
    if (values == null) {
      throw new DatabaseException(
          "A row of table %s was gone as soon as it was written; has it a trigger?"
              .formatted(shape.table().name()));
    }
    if (Arrays.equals(values, row.values())) {
      same++;
      return;
    }
    conflicts.add(row);
    if (latest && shape.age().compare(row.values(), values) > 0) {
      later.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
    }
  }

  /** How many records are the row that is there. */
  long same() {
    return same;
  }

  /** The records that differ from the row that is there. */
  List<BatchRow> conflicts() {
    return conflicts;
  }

  /** Of those, the ones that are to take the row's place, in the order of their keys. */
  List<BatchRow> later() {
    return later.values().stream().map(this::latestOf).toList();
  }

  /** The ones that are to take the place instead of those that the database refused. */
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
    return rows.stream().max(Comparator.comparing(BatchRow::values, shape.age())).orElseThrow();
  }
}
