package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineTally;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.ledger.Witness;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the records of one block into the table, within a transaction, and finds out what became of
 * each: of those with the same key the first is inserted, and where the server made fewer rows than
 * that, the rows that are there are compared with the records.
 */
final class BlockInsert {

  private final WriterConnection connection;
  private final RowShape shape;
  private final OnDuplicate onDuplicate;
  private final boolean fast;
  private final LineTally tally = new LineTally();
  private final List<Reject> rejects = new ArrayList<>();
  private final Set<Key> refused = new HashSet<>();

  /**
   * @param fast whether the fastest statement may be used, which cannot tell the rows apart that
   *     the server refuses
   */
  BlockInsert(WriterConnection connection, RowShape shape, OnDuplicate onDuplicate, boolean fast) {
    this.connection = connection;
    this.shape = shape;
    this.onDuplicate = onDuplicate;
    this.fast = fast;
  }

  /**
   * Inserts the records.
   *
   * @param rows in the order of their keys
   */
  Inserted insert(List<BlockRow> rows) throws SQLException {
    List<BlockRow> placed = new ArrayList<>();
    List<BlockRow> others = new ArrayList<>();
    long loaded = 0;
    List<BlockRow> waiting = rows;
    while (!waiting.isEmpty()) {
      List<BlockRow> first = firstOfEachKey(waiting);
      List<BlockRow> rest = without(first, waiting);
      loaded += inserter().insert(first);
      first.stream().filter(row -> !refused.contains(row.key())).forEach(placed::add);
      rest.stream().filter(row -> !refused.contains(row.key())).forEach(others::add);
      // Where the first was refused, the next with its key may do better.
      waiting = rest.stream().filter(row -> refused.contains(row.key())).toList();
      refused.clear();
    }
    settle(placed, others, loaded);
    String witness = placed.isEmpty() ? null : Witness.of(placed.get(0).key().values());
    return new Inserted(tally.counts(), rejects, witness);
  }

  private RowInserter inserter() {
    return fast
        ? connection.fast().orElseGet(() -> connection.sure(this::refuse))
        : connection.sure(this::refuse);
  }

  private void refuse(BlockRow row, SQLException e) {
    refused.add(row.key());
    tally.count(Reason.REFUSED);
    rejects.add(row.reject(Reason.REFUSED, Refusal.detail(shape.table(), e)));
  }

  private void settle(List<BlockRow> placed, List<BlockRow> others, long loaded)
      throws SQLException {
    tally.add(LineCounter.LOADED, loaded);
    boolean allNew = loaded == placed.size() && others.isEmpty();
    if (onDuplicate == OnDuplicate.FAIL && !allNew) {
      throw new DuplicateException(firstDuplicate(placed, others));
    }
    // One row is looked at in any case: a trigger may alter what is written.
    List<BlockRow> looked = allNew ? placed.subList(0, Math.min(1, placed.size())) : placed;
    Map<Key, String[]> there = connection.find(looked.stream().map(BlockRow::key).toList());
    Comparison comparison = new Comparison(there, shape, onDuplicate);
    looked.forEach(comparison::add);
    long newRows = allNew ? looked.size() : loaded;
    if (comparison.same() < newRows) {
      throw new DatabaseException(
          "Table %s alters what is written to it; has it a trigger?"
              .formatted(shape.table().name()));
    }
    others.forEach(comparison::add);
    tally.add(LineCounter.DUPLICATE, comparison.same() - newRows);
    replace(comparison);
    List<BlockRow> conflicts = comparison.conflicts();
    tally.add(LineCounter.CONFLICT, conflicts.size());
    if (onDuplicate == OnDuplicate.KEEP) {
      conflicts.forEach(row -> rejects.add(row.reject(Reason.CONFLICT, Refusal.CONFLICT)));
    }
  }

  /** Puts the latest records in the place of their rows; those that are refused, without them. */
  private void replace(Comparison comparison) throws SQLException {
    List<BlockRow> latest = comparison.later();
    while (!latest.isEmpty()) {
      List<BlockRow> notTaken = new ArrayList<>();
      connection
          .replace(
              (row, e) -> {
                refuse(row, e);
                notTaken.add(row);
              })
          .insert(latest);
      tally.add(LineCounter.UPDATED, latest.size() - notTaken.size());
      latest = comparison.laterWithout(notTaken);
    }
  }

  private BlockRow firstDuplicate(List<BlockRow> placed, List<BlockRow> others)
      throws SQLException {
    if (!others.isEmpty()) {
      return first(others);
    }
    connection.rollback();
    Map<Key, String[]> there = connection.find(placed.stream().map(BlockRow::key).toList());
    List<BlockRow> before = placed.stream().filter(row -> there.containsKey(row.key())).toList();
    return first(before.isEmpty() ? placed : before);
  }

  private static BlockRow first(List<BlockRow> rows) {
    return rows.stream().min(Comparator.comparing(row -> row.line().offset())).orElseThrow();
  }

  private static List<BlockRow> firstOfEachKey(List<BlockRow> sorted) {
    List<BlockRow> first = new ArrayList<>(sorted.size());
    Key last = null;
    for (BlockRow row : sorted) {
      if (!row.key().equals(last)) {
        first.add(row);
      }
      last = row.key();
    }
    return first;
  }

  private static List<BlockRow> without(List<BlockRow> first, List<BlockRow> sorted) {
    if (first.size() == sorted.size()) {
      return List.of();
    }
    Map<Key, BlockRow> byKey =
        first.stream().collect(Collectors.toMap(BlockRow::key, Function.identity()));
    return sorted.stream().filter(row -> byKey.get(row.key()) != row).toList();
  }
}
