package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.insert.BatchRows;
import io.sluice.transforms.load.insert.LoadDataInsert;
import io.sluice.transforms.load.insert.WriterConnection;
import io.sluice.transforms.load.ledger.SentinelKey;
import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.sort.PackedRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the records of one batch into the table, within a transaction: of those with the same key
 * the first that the server takes. What became of each is for {@link Duplicates} to say.
 */
final class BatchInsert {

  private final WriterConnection connection;
  private final TableLayout shape;
  private final OnDuplicate onDuplicate;
  private final boolean fast;
  private final BatchResultBuilder outcomes;
  private final Set<RowKey> refused = new HashSet<>();

  /**
   * @param fast whether the fastest statement may be used, which cannot tell the rows apart that
   *     the server refuses
   * @param lines the lines that the rows are from
   */
  BatchInsert(
      WriterConnection connection,
      TableLayout shape,
      OnDuplicate onDuplicate,
      boolean fast,
      RowLines<?> lines) {
    this.connection = connection;
    this.shape = shape;
    this.onDuplicate = onDuplicate;
    this.fast = fast;
    this.outcomes = new BatchResultBuilder(shape.table(), lines);
  }

  /**
   * Inserts the records.
   *
   * @param packed in the order of their keys
   * @throws DuplicateException when a key is there already, or twice, and that ends the load
   */
  BatchResult insert(PackedRows packed) throws SQLException {
    BatchRows rows = BatchRows.of(packed, shape);
    Optional<LoadDataInsert> loadData = fast ? connection.loadData() : Optional.empty();
    if (loadData.isPresent()) {
      BatchRows first = rows.firstOfEachKey();
      LoadDataInsert.Loaded loaded = loadData.get().insert(first);
      return tell(
          new InsertResult(first, rows.others(), rows.repeated(), loaded.others(), loaded.made()));
    }
    return insertSurely(new ArrayList<>(rows));
  }

  private BatchResult insertSurely(List<BatchRow> rows) throws SQLException {
    List<BatchRow> placed = new ArrayList<>();
    List<BatchRow> others = new ArrayList<>();
    long loaded = 0;
    List<BatchRow> waiting = rows;
    while (!waiting.isEmpty()) {
      Map<RowKey, BatchRow> first = new HashMap<>();
      List<BatchRow> inserted = new ArrayList<>();
      List<BatchRow> rest = new ArrayList<>();
      for (BatchRow row : waiting) {
        boolean isFirst = first.putIfAbsent(row.key(), row) == null;
        (isFirst ? inserted : rest).add(row);
      }
      loaded += connection.insert(this::refuse).insert(inserted);
      inserted.stream().filter(row -> !refused.contains(row.key())).forEach(placed::add);
      rest.stream().filter(row -> !refused.contains(row.key())).forEach(others::add);
      // Where the first was refused, the next with its key may do better.
      waiting = rest.stream().filter(row -> refused.contains(row.key())).toList();
      refused.clear();
    }
    Set<RowKey> repeated = others.stream().map(BatchRow::key).collect(Collectors.toSet());
    return tell(
        new InsertResult(
            placed,
            others,
            placed.stream().filter(row -> repeated.contains(row.key())).toList(),
            loaded == placed.size() ? List.of() : placed,
            loaded));
  }

  private BatchResult tell(InsertResult placement) throws SQLException {
    new Duplicates(connection, shape, onDuplicate, outcomes).tell(placement);
    List<BatchRow> placed = placement.rows();
    String sentinel = placed.isEmpty() ? null : SentinelKey.of(placed.get(0).key().values());
    return new BatchResult(outcomes.counts(), outcomes.rejects(), sentinel);
  }

  private void refuse(BatchRow row, SQLException e) {
    refused.add(row.key());
    outcomes.refused(row, e);
  }
}
