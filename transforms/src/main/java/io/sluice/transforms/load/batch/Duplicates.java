package io.sluice.transforms.load.batch;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.insert.WriterConnection;
import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.metrics.LineCounter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tells new records from duplicates and conflicts after a batch is inserted. If the server inserted
 * fewer rows than there are records, it compares the records with the existing rows. With {@link
 * OnDuplicate#LATEST}, it replaces rows with the latest records.
 */
final class Duplicates {

  private final WriterConnection connection;
  private final TableLayout layout;
  private final OnDuplicate onDuplicate;
  private final BatchResultBuilder outcomes;

  Duplicates(
      WriterConnection connection,
      TableLayout layout,
      OnDuplicate onDuplicate,
      BatchResultBuilder outcomes) {
    this.connection = connection;
    this.layout = layout;
    this.onDuplicate = onDuplicate;
    this.outcomes = outcomes;
  }

  /**
   * Determines the outcomes of a batch's records.
   *
   * @throws DuplicateException if some are not new, and that ends the load
   */
  void tell(InsertResult result) throws SQLException {
    outcomes.add(LineCounter.LOADED, result.inserted());
    List<BatchRow> others = result.others();
    if (onDuplicate == OnDuplicate.FAIL && result.existingCount() + others.size() > 0) {
      throw new DuplicateException(outcomes.line(firstDuplicate(result.rows(), others)));
    }
    List<BatchRow> compared = new ArrayList<>(result.newToCompare());
    int newCount = compared.size();
    compared.addAll(result.possiblyExisting());
    RowComparison comparison = new RowComparison(existing(compared), layout, onDuplicate);
    compared.subList(0, newCount).forEach(comparison::add);
    checkWritten(comparison, newCount);
    compared.subList(newCount, compared.size()).forEach(comparison::add);
    long newRows = compared.size() - result.existingCount();
    checkWritten(comparison, newRows);
    others.forEach(comparison::add);
    outcomes.add(LineCounter.DUPLICATE, comparison.same() - newRows);
    replace(comparison);
    List<BatchRow> conflicts = comparison.conflicts();
    outcomes.add(LineCounter.CONFLICT, conflicts.size());
    if (onDuplicate == OnDuplicate.KEEP) {
      conflicts.forEach(outcomes::conflict);
    }
  }

  /** Checks that new rows are in the table as they were written. */
  private void checkWritten(RowComparison comparison, long newRows) {
    if (comparison.same() < newRows) {
      throw new DatabaseException(
          "Table %s alters what is written to it; has it a trigger?"
              .formatted(layout.table().name()));
    }
  }

  /** Replaces rows with the latest records; if one is refused, with the next latest. */
  private void replace(RowComparison comparison) throws SQLException {
    List<BatchRow> latest = comparison.later();
    while (!latest.isEmpty()) {
      List<BatchRow> refused = new ArrayList<>();
      connection
          .replace(
              (row, e) -> {
                outcomes.refused(row, e);
                refused.add(row);
              })
          .insert(latest);
      outcomes.add(LineCounter.UPDATED, latest.size() - refused.size());
      latest = comparison.laterWithout(refused);
    }
  }

  private BatchRow firstDuplicate(List<BatchRow> placed, List<BatchRow> others)
      throws SQLException {
    if (!others.isEmpty()) {
      return first(others);
    }
    connection.rollback();
    Map<RowKey, String[]> existing = existing(placed);
    List<BatchRow> before = placed.stream().filter(row -> existing.containsKey(row.key())).toList();
    return first(before.isEmpty() ? placed : before);
  }

  private Map<RowKey, String[]> existing(List<BatchRow> rows) throws SQLException {
    return connection.find(rows.stream().map(BatchRow::key).toList());
  }

  private static BatchRow first(List<BatchRow> rows) {
    return rows.stream().min(Comparator.comparing(BatchRow::line)).orElseThrow();
  }
}
