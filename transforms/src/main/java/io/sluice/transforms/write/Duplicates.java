package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.jdbc.DatabaseException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells new records from duplicates and conflicts, once a batch has been inserted: where the server
 * made fewer rows than there are records, those that are there are compared with them. Puts the
 * latest in their place where that is asked for.
 */
final class Duplicates {

  private final WriterConnection connection;
  private final RowShape shape;
  private final OnDuplicate onDuplicate;
  private final Outcomes outcomes;

  Duplicates(
      WriterConnection connection, RowShape shape, OnDuplicate onDuplicate, Outcomes outcomes) {
    this.connection = connection;
    this.shape = shape;
    this.onDuplicate = onDuplicate;
    this.outcomes = outcomes;
  }

  /**
   * Tells them apart.
   *
   * @param placed the records that were inserted where their keys were not there
   * @param others those with the same keys as these
   * @param loaded how many rows the server made
   * @throws DuplicateException when not all are new, and that ends the load
   */
  void tell(List<BatchRow> placed, List<BatchRow> others, long loaded) throws SQLException {
    outcomes.add(LineCounter.LOADED, loaded);
    boolean allNew = loaded == placed.size();
    if (onDuplicate == OnDuplicate.FAIL && !(allNew && others.isEmpty())) {
      throw new DuplicateException(outcomes.line(firstDuplicate(placed, others)));
    }
    List<BatchRow> looked = allNew ? firstAndThoseOf(others, placed) : placed;
    Comparison comparison = new Comparison(there(looked), shape, onDuplicate);
    looked.forEach(comparison::add);
    long newRows = allNew ? looked.size() : loaded;
    if (comparison.same() < newRows) {
      throw new DatabaseException(
          "Table %s alters what is written to it; has it a trigger?"
              .formatted(shape.table().name()));
    }
    others.forEach(comparison::add);
    outcomes.add(LineCounter.DUPLICATE, comparison.same() - newRows);
    replace(comparison);
    List<BatchRow> conflicts = comparison.conflicts();
    outcomes.add(LineCounter.CONFLICT, conflicts.size());
    if (onDuplicate == OnDuplicate.KEEP) {
      conflicts.forEach(outcomes::keptOut);
    }
  }

  /** One row is looked at in any case: a trigger may alter what is written. */
  private static List<BatchRow> firstAndThoseOf(List<BatchRow> others, List<BatchRow> placed) {
    if (others.isEmpty()) {
      return placed.subList(0, Math.min(1, placed.size()));
    }
    Set<Key> keys = others.stream().map(BatchRow::key).collect(Collectors.toSet());
    return IntStream.range(0, placed.size())
        .mapToObj(placed::get)
        .filter(row -> keys.contains(row.key()))
        .toList();
  }

  /** Puts the latest records in the place of their rows; those that are refused, without them. */
  private void replace(Comparison comparison) throws SQLException {
    List<BatchRow> latest = comparison.later();
    while (!latest.isEmpty()) {
      List<BatchRow> notTaken = new ArrayList<>();
      connection
          .replace(
              (row, e) -> {
                outcomes.refused(row, e);
                notTaken.add(row);
              })
          .insert(latest);
      outcomes.add(LineCounter.UPDATED, latest.size() - notTaken.size());
      latest = comparison.laterWithout(notTaken);
    }
  }

  private BatchRow firstDuplicate(List<BatchRow> placed, List<BatchRow> others)
      throws SQLException {
    if (!others.isEmpty()) {
      return first(others);
    }
    connection.rollback();
    Map<Key, String[]> there = there(placed);
    List<BatchRow> before = placed.stream().filter(row -> there.containsKey(row.key())).toList();
    return first(before.isEmpty() ? placed : before);
  }

  private Map<Key, String[]> there(List<BatchRow> rows) throws SQLException {
    return connection.find(rows.stream().map(BatchRow::key).toList());
  }

  private static BatchRow first(List<BatchRow> rows) {
    return rows.stream().min(Comparator.comparing(BatchRow::line)).orElseThrow();
  }
}
