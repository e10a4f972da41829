package io.sluice.transforms.write;

import io.sluice.transforms.ledger.Witness;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the records of one block into the table, within a transaction: of those with the same key
 * the first that the server takes. What became of each is for {@link Duplicates} to say.
 */
final class BlockInsert {

  private final WriterConnection connection;
  private final RowShape shape;
  private final OnDuplicate onDuplicate;
  private final boolean fast;
  private final Outcomes outcomes;
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
    this.outcomes = new Outcomes(shape.table());
  }

  /**
   * Inserts the records.
   *
   * @param rows in the order of their keys
   * @throws DuplicateException when a key is there already, or twice, and that ends the load
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
    new Duplicates(connection, shape, onDuplicate, outcomes).tell(placed, others, loaded);
    String witness = placed.isEmpty() ? null : Witness.of(placed.get(0).key().values());
    return new Inserted(outcomes.counts(), outcomes.rejects(), witness);
  }

  private RowInserter inserter() {
    return fast
        ? connection.fast().orElseGet(() -> connection.sure(this::refuse))
        : connection.sure(this::refuse);
  }

  private void refuse(BlockRow row, SQLException e) {
    refused.add(row.key());
    outcomes.refused(row, e);
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
