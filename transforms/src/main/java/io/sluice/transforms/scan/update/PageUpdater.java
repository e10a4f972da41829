package io.sluice.transforms.scan.update;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Bisection;
import io.sluice.transforms.jdbc.error.ServerLimit;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyedRow;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.update.BulkUpdate.RowUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Updates the rows of one range, page by page. A page and the progress of the range are committed
 * together, so each page is updated exactly once, whatever fails. Used by one thread at a time.
 */
final class PageUpdater<T> implements AutoCloseable {

  private final UpdateSpec spec;
  private final PageFunction<T> function;
  private final BulkUpdate update;
  private final ReadConnection connection;
  private UpdateEntry entry;

  /** The body of a transaction; returns the range's progress to commit with it. */
  private interface TransactionBody {
    UpdateEntry run(Connection connection, UpdateLedger ledger) throws SQLException;
  }

  /**
   * @param entry the range's progress when the job was planned
   */
  PageUpdater(UpdateSpec spec, PageFunction<T> function, BulkUpdate update, UpdateEntry entry) {
    this.spec = spec;
    this.function = function;
    this.update = update;
    this.entry = entry;
    this.connection = new ReadConnection(spec.table().database());
  }

  /**
   * Reads the range's progress, so that a restarted worker resumes after its last committed page.
   */
  UpdateEntry now() {
    entry = connection.retry(spec.readingEntries(), spec.table().retryFor(), this::found);
    return entry;
  }

  private UpdateEntry found() throws SQLException {
    Connection open = connection.jdbc();
    open.setAutoCommit(false);
    UpdateEntry found = locked(new UpdateLedger(open, spec.job()));
    open.rollback();
    return found;
  }

  /**
   * Updates a page.
   *
   * @throws DatabaseException if the database fails permanently
   */
  void update(List<KeyedRow<T>> rows) {
    Map<Key, String> uncomputed = new LinkedHashMap<>();
    List<RowUpdate> values = values(rows, uncomputed);
    Key last = rows.get(rows.size() - 1).key();
    commit(
        entry.after(last, 0, 0),
        (open, ledger) -> {
          Map<Key, String> failed = new LinkedHashMap<>(uncomputed);
          int updated = update(open, values, failed);
          long nth = entry.failed();
          for (Map.Entry<Key, String> failure : failed.entrySet()) {
            ledger.insertFailed(entry.number(), nth++, failure.getKey(), failure.getValue());
          }
          return entry.after(last, updated, failed.size());
        });
  }

  /** Marks the range as done. */
  void finish() {
    commit(entry.done(), (open, ledger) -> entry.done());
  }

  /**
   * Computes the values of rows; a row for which the function throws goes to {@code failed}
   * instead.
   */
  private List<RowUpdate> values(List<KeyedRow<T>> rows, Map<Key, String> failed) {
    try {
      return computed(rows);
    } catch (Exception e) {
      if (rows.size() == 1) {
        failed.put(rows.get(0).key(), LogSanitizer.of(e.toString()));
        return List.of();
      }
    }
    List<RowUpdate> values = new ArrayList<>();
    for (KeyedRow<T> row : rows) {
      values.addAll(values(List.of(row), failed));
    }
    return values;
  }

  private List<RowUpdate> computed(List<KeyedRow<T>> rows) throws Exception {
    List<Object[]> computed = function.apply(rows.stream().map(KeyedRow::row).toList());
    if (computed.size() != rows.size()) {
      throw new IllegalStateException(
          "values for %d rows, and not for %d".formatted(computed.size(), rows.size()));
    }
    List<RowUpdate> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (computed.get(i) != null) {
        values.add(new RowUpdate(rows.get(i).key(), computed.get(i)));
      }
    }
    return values;
  }

  /** Updates the rows that the server accepts; returns how many. */
  private int update(Connection open, List<RowUpdate> rows, Map<Key, String> failed)
      throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    Bisection<RowUpdate> bisection =
        new Bisection<>(
            some -> updateOrUndo(open, some),
            ServerLimit::isReached,
            (row, e) -> failed.put(row.key(), LogSanitizer.of(e.getMessage())));
    return (int) bisection.run(rows);
  }

  private long updateOrUndo(Connection open, List<RowUpdate> rows)
      throws SQLException, Bisection.NotUndoneException {
    Savepoint before = open.setSavepoint();
    try {
      update.update(open, rows);
      return rows.size();
    } catch (SQLException failure) {
      try {
        open.rollback(before);
      } catch (SQLException e) {
        // Some failures end the whole transaction, and its savepoints with it.
        throw new Bisection.NotUndoneException(failure);
      }
      throw failure;
    }
  }

  /**
   * @param after the range's position after the transaction, whatever happens to its rows
   */
  private void commit(UpdateEntry after, TransactionBody body) {
    entry =
        connection.retry(spec.updating(), spec.table().retryFor(), () -> committed(after, body));
  }

  /** Locks the entry first: it shows whether a COMMIT whose reply was lost succeeded. */
  private UpdateEntry committed(UpdateEntry after, TransactionBody body) throws SQLException {
    Connection open = connection.jdbc();
    open.setAutoCommit(false);
    UpdateLedger ledger = new UpdateLedger(open, spec.job());
    UpdateEntry found = locked(ledger);
    if (!found.equals(entry)) {
      open.rollback();
      if (!found.isAt(after)) {
        throw claimedByAnother();
      }
      return found;
    }
    UpdateEntry next = body.run(open, ledger);
    ledger.replace(next);
    open.commit();
    return next;
  }

  private UpdateEntry locked(UpdateLedger ledger) throws SQLException {
    return ledger.locked(entry.number(), spec.settings()).orElseThrow(this::claimedByAnother);
  }

  private DatabaseException claimedByAnother() {
    return new DatabaseException(
        "Another run has claimed the job %s; this one stops.".formatted(spec.job()));
  }

  @Override
  public void close() {
    connection.close();
  }
}
