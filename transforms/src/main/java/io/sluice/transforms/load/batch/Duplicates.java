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
 * Tells new records from duplicates and conflicts, once a batch has been inserted: where the server
 * made fewer rows than there are records, those that are there are compared with them. Puts the
 * latest in their place where that is asked for.
 */
final class Duplicates {

  private final WriterConnection connection;
  private final TableLayout shape;
  private final OnDuplicate onDuplicate;
  private final BatchResultBuilder outcomes;

  Duplicates(
      WriterConnection connection,
      TableLayout shape,
      OnDuplicate onDuplicate,
      BatchResultBuilder outcomes) {
    this.connection = connection;
    this.shape = shape;
    this.onDuplicate = onDuplicate;
    this.outcomes = outcomes;
  }

  /**
   * Tells them apart.
   *
   * @throws DuplicateException when not all are new, and that ends the load
   */
  void tell(InsertResult placement) throws SQLException {
    outcomes.add(LineCounter.LOADED, placement.made());
    List<BatchRow> others = placement.others();
    if (onDuplicate == OnDuplicate.FAIL && placement.notMade() + others.size() > 0) {
      throw new DuplicateException(outcomes.line(firstDuplicate(placement.rows(), others)));
    }
    List<BatchRow> looked = new ArrayList<>(placement.newToLookAt());
    int surelyNew = looked.size();
    looked.addAll(placement.perhapsThere());
    RowComparison comparison = new RowComparison(there(looked), shape, onDuplicate);
    looked.subList(0, surelyNew).forEach(comparison::add);
    checkWritten(comparison, surelyNew);
    looked.subList(surelyNew, looked.size()).forEach(comparison::add);
    long newRows = looked.size() - placement.notMade();
    checkWritten(comparison, newRows);
    others.forEach(comparison::add);
    outcomes.add(LineCounter.DUPLICATE, comparison.same() - newRows);
    replace(comparison);
    List<BatchRow> conflicts = comparison.conflicts();
    outcomes.add(LineCounter.CONFLICT, conflicts.size());
    if (onDuplicate == OnDuplicate.KEEP) {
      conflicts.forEach(outcomes::keptOut);
    }
  }

  /** New rows are as they were written. */
  private void checkWritten(RowComparison comparison, long newRows) {
    if (comparison.same() < newRows) {
      throw new DatabaseException(
          "Table %s alters what is written to it; has it a trigger?"
              .formatted(shape.table().name()));
    }
  }

  /** Puts the latest records in the place of their rows; those that are refused, without them. */
  private void replace(RowComparison comparison) throws SQLException {
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
    Map<RowKey, String[]> there = there(placed);
    List<BatchRow> before = placed.stream().filter(row -> there.containsKey(row.key())).toList();
    return first(before.isEmpty() ? placed : before);
  }

  private Map<RowKey, String[]> there(List<BatchRow> rows) throws SQLException {
    return connection.find(rows.stream().map(BatchRow::key).toList());
  }

  private static BatchRow first(List<BatchRow> rows) {
    return rows.stream().min(Comparator.comparing(BatchRow::line)).orElseThrow();
  }
}
