package io.sluice.transforms.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records of a batch were put to the table, and what the server did with them.
 *
 * @param rows of each key the record that was inserted where the key was not there
 * @param others the records with the same keys as these
 * @param repeated those of the rows whose keys the others have
 * @param perhapsThere those of the rows whose keys may have been there before; no others were
 * @param made how many rows the server made
 */
record Placement(
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
   * Those of the rows that have to be compared with what is in the table now. A new one is among
   * them, if there is one: a trigger may alter what is written.
   */
  Collection<BatchRow> suspects() {
    if (perhapsThere.size() == rows.size()) {
      return perhapsThere;
    }
    Map<Key, BatchRow> suspects = new LinkedHashMap<>();
    perhapsThere.forEach(row -> suspects.put(row.key(), row));
    rows.stream()
        .filter(row -> !suspects.containsKey(row.key()))
        .findFirst()
        .ifPresent(row -> suspects.put(row.key(), row));
    repeated.forEach(row -> suspects.put(row.key(), row));
    return suspects.values();
  }
}
