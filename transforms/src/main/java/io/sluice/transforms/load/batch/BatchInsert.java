package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.insert.BatchRows;
import io.sluice.transforms.load.insert.LoadDataInsert;
import io.sluice.transforms.load.insert.WriterConnection;
import io.sluice.transforms.load.ledger.SentinelKeys;
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
 * Inserts the records of one batch into the table, within a transaction. Of records with the same
 * key, it inserts the first that the server accepts. {@link Duplicates} determines the outcomes.
 */
final class BatchInsert {

  private final WriterConnection connection;
  private final TableLayout layout;
  private final OnDuplicate onDuplicate;
  private final boolean fast;
  private final BatchResultBuilder outcomes;
  private final Set<RowKey> refused = new HashSet<>();

  /**
   * @param fast whether to use the fastest statement, which cannot isolate the rows that the server
   *     refuses
   * @param lines the lines of the rows
   */
  BatchInsert(
      WriterConnection connection,
      TableLayout layout,
      OnDuplicate onDuplicate,
      boolean fast,
      RowLines<?> lines) {
    this.connection = connection;
    this.layout = layout;
    this.onDuplicate = onDuplicate;
    this.fast = fast;
    this.outcomes = new BatchResultBuilder(layout.table(), lines);
  }

  /**
   * Inserts the records.
   *
   * @param packed the rows in key order
   * @throws DuplicateException if a key exists or occurs twice, and that ends the load
   */
  BatchResult insert(PackedRows packed) throws SQLException {
    BatchRows rows = BatchRows.of(packed, layout);
    Optional<LoadDataInsert> loadData = fast ? connection.loadData() : Optional.empty();
    if (loadData.isPresent()) {
      BatchRows first = rows.firstOfEachKey();
      LoadDataInsert.Loaded loaded = loadData.get().insert(first);
      return resolve(
          new InsertResult(
              first, rows.others(), rows.repeated(), loaded.others(), loaded.inserted()));
    }
    return insertIsolating(new ArrayList<>(rows));
  }

  private BatchResult insertIsolating(List<BatchRow> rows) throws SQLException {
    List<BatchRow> placed = new ArrayList<>();
    List<BatchRow> others = new ArrayList<>();
    long loaded = 0;
    List<BatchRow> pending = rows;
    while (!pending.isEmpty()) {
      Map<RowKey, BatchRow> first = new HashMap<>();
      List<BatchRow> inserted = new ArrayList<>();
      List<BatchRow> rest = new ArrayList<>();
      for (BatchRow row : pending) {
        boolean isFirst = first.putIfAbsent(row.key(), row) == null;
        (isFirst ? inserted : rest).add(row);
      }
      loaded += connection.insert(this::refuse).insert(inserted);
      inserted.stream().filter(row -> !refused.contains(row.key())).forEach(placed::add);
      rest.stream().filter(row -> !refused.contains(row.key())).forEach(others::add);
      // If the first row of a key was refused, the next one may be accepted.
      pending = rest.stream().filter(row -> refused.contains(row.key())).toList();
      refused.clear();
    }
    Set<RowKey> repeated = others.stream().map(BatchRow::key).collect(Collectors.toSet());
    return resolve(
        new InsertResult(
            placed,
            others,
            placed.stream().filter(row -> repeated.contains(row.key())).toList(),
            loaded == placed.size() ? List.of() : placed,
            loaded));
  }

  private BatchResult resolve(InsertResult result) throws SQLException {
    new Duplicates(connection, layout, onDuplicate, outcomes).tell(result);
    List<BatchRow> placed = result.rows();
    String sentinels = SentinelKeys.of(placed.size(), i -> placed.get(i).key().values());
    return new BatchResult(outcomes.counts(), outcomes.rejects(), sentinels);
  }

  private void refuse(BatchRow row, SQLException e) {
    refused.add(row.key());
    outcomes.refused(row, e);
  }
}
