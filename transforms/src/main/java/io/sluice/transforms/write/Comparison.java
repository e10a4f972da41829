package io.sluice.transforms.write;

import io.sluice.transforms.jdbc.DatabaseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares records with the rows that have their keys. */
final class Comparison {

  private final Map<Key, String[]> there;
  private final RowShape shape;
  private final boolean latest;
  private final List<BlockRow> conflicts = new ArrayList<>();
  private final Map<Key, BlockRow> later = new LinkedHashMap<>();
  private long same;

  Comparison(Map<Key, String[]> there, RowShape shape, OnDuplicate onDuplicate) {
    this.there = there;
    this.shape = shape;
    this.latest = onDuplicate == OnDuplicate.LATEST;
  }

  void add(BlockRow row) {
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
    if (latest) {
      BlockRow best = later.get(row.key());
      Comparator<String[]> age = shape.age();
      if (age.compare(row.values(), best == null ? values : best.values()) > 0) {
        later.put(row.key(), row);
      }
    }
  }

  /** How many records are the row that is there. */
  long same() {
    return same;
  }

  /** The records that differ from the row that is there. */
  List<BlockRow> conflicts() {
    return conflicts;
  }

  /** Of those, the ones that are to take the row's place, in the order of their keys. */
  List<BlockRow> later() {
    Collection<BlockRow> rows = later.values();
    return rows.stream().sorted(Comparator.comparing(BlockRow::key)).toList();
  }
}
