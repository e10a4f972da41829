package io.sluice.transforms.load.batch;

import io.sluice.transforms.files.PrivateDirectory;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.error.MySqlErrorCodes;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.error.ServerLimit;
import io.sluice.transforms.load.insert.LoadDataInsert;
import io.sluice.transforms.load.insert.WriterConnection;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.ledger.BatchLedger;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.load.run.TakenOverException;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.split.SortRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes batches. One transaction writes a batch's rows to the table and the outcomes of its lines
 * to the ledger; its rejects are stored before the commit. If the database is lost at any point,
 * the ledger tells whether the batch was committed; if not, it is written again. Used by one thread
 * at a time.
 */
public final class BatchWriter implements AutoCloseable {

  /** With more than one duplicate in this many records, warnings cost more than LOAD DATA saves. */
  private static final int RECORDS_PER_DUPLICATE = 10;

  private final LoadSettings<?> settings;
  private final TableLayout layout;
  private final WriterRejects rejects;
  private final PrivateDirectory directory;
  private final BatchSize size;
  private WriterConnection connection;
  private boolean manyDuplicates;

  public BatchWriter(LoadSettings<?> settings, TableLayout layout, WriterRejects rejects) {
    this.settings = settings;
    this.layout = layout;
    this.rejects = rejects;
    this.size = new BatchSize(settings.commitTarget(), settings.throttle().rowsPerSecond());
    // A directory of its own: the server may request any file in it.
    this.directory = PrivateDirectory.create();
  }

  /** The number of rows for the next batch. */
  public int rows() {
    return size.rows();
  }

  /** The minimum number of rows in a batch, unless fewer are left. */
  public int minRows() {
    return size.minRows();
  }

  /** The ledger's entries for a sort run, written by any run, in batch order. */
  public List<BatchEntry> before(SortRun run) {
    if (!settings.hasLedger()) {
      return List.of();
    }
    return Retry.run(
        settings.database(),
        Operation.of("reading the ledger"),
        settings.retryFor(),
        settings.advice(),
        () -> readBefore(run));
  }

  /** Whether the run has its result already, because a runner has started it again. */
  public boolean hasResult() {
    return Retry.run(
        settings.database(),
        Operation.of("reading the ledger"),
        settings.retryFor(),
        settings.advice(),
        () -> {
          open();
          boolean has =
              RunLog.find(connection.jdbc(), settings.run()).flatMap(RunRow::result).isPresent();
          connection.rollback();
          return has;
        });
  }

  /** Uses the writer's own connection: opening another takes longer than loading a small file. */
  private List<BatchEntry> readBefore(SortRun run) throws SQLException {
    try {
      open();
      List<BatchEntry> before = BatchLedger.find(connection.jdbc(), run.claim(), run.start());
      // The batches must not read from this snapshot.
      connection.rollback();
      return before;
    } catch (SQLException e) {
      closeConnection();
      throw e;
    }
  }

  /**
   * The result of a write.
   *
   * @param batch the batch that was written: the given one, or a smaller one with its first rows
   * @param counts the outcomes of its lines
   */
  public record Written(Batch batch, LineCounts counts) {}

  /**
   * Writes a batch, unless the ledger has it already. If it is too large for the server, writes
   * only its first rows.
   *
   * @param lines the lines of its rows
   * @throws DatabaseException if the database fails for a reason other than the lines
   */
  public Written write(Batch whole, RowLines<?> lines) {
    Retry retry = new Retry(settings.retryFor());
    boolean fast = !manyDuplicates;
    Batch batch = whole;
    while (true) {
      try {
        return new Written(batch, writeOnce(batch, lines, fast));
      } catch (SQLException e) {
        closeConnection();
        Batch smaller = smallerAfter(e, batch);
        boolean canRetry =
            fast && isCausedByRows(e)
                || FailureKind.of(e) == FailureKind.LIMIT && smaller != batch
                || retry.awaitNext(e);
        batch = smaller;
        if (!canRetry) {
          throw stopped(e);
        }
        // Only the other statement isolates the rows at fault. It also locks existing rows
        // exclusively at once. LOAD DATA first takes shared locks, so two of them deadlock.
        fast = fast && !isCausedByRows(e) && !MySqlErrorCodes.isLockFailure(e);
      } catch (RuntimeException e) {
        // Releases the locks of a batch that will not be written.
        closeConnection();
        throw e;
      }
    }
  }

  /** The first half or less of a batch that reached a server limit; otherwise the batch. */
  private Batch smallerAfter(SQLException e, Batch batch) {
    int rows = batch.rows().count();
    if (rows < 2 || !ServerLimit.isReached(e)) {
      return batch;
    }
    size.exceeded(rows);
    return batch.first(size.rows());
  }

  private LineCounts writeOnce(Batch batch, RowLines<?> lines, boolean fast) throws SQLException {
    open();
    long start = System.nanoTime();
    Optional<BatchEntry> before = find(batch);
    if (before.isPresent()) {
      // The connection may stay open after its last batch, and must hold no lock on the table then.
      connection.rollback();
      return countsOf(batch, before.get());
    }
    BatchResult inserted;
    try {
      inserted =
          new BatchInsert(connection, layout, settings.onDuplicate(), fast, lines)
              .insert(batch.rows());
    } catch (DuplicateException e) {
      // They may be the batch's own rows, if a COMMIT whose reply was lost has succeeded since.
      connection.rollback();
      return countsOf(batch, find(batch).orElseThrow(() -> e));
    }
    LineCounts counts = batch.lines().plus(inserted.counts());
    String object = rejects.put(batch, inserted.rejects());
    if (!enter(batch, counts, object, inserted.sentinels())) {
      connection.rollback();
      return countsOf(batch, find(batch).orElseThrow(() -> new TakenOverException(settings.run())));
    }
    connection.commit();
    if (!batch.isLast()) {
      size.took(batch.rows().count(), System.nanoTime() - start);
    }
    rejects.forget();
    manyDuplicates =
        counts.of(LineCounter.DUPLICATE) + counts.of(LineCounter.CONFLICT)
            > batch.rows().count() / RECORDS_PER_DUPLICATE;
    return counts;
  }

  private Optional<BatchEntry> find(Batch batch) throws SQLException {
    return settings.hasLedger()
        ? BatchLedger.find(
            connection.jdbc(), batch.run().claim(), batch.run().start(), batch.number())
        : Optional.empty();
  }

  private boolean enter(Batch batch, LineCounts counts, String object, String sentinels)
      throws SQLException {
    if (!settings.hasLedger()) {
      return true;
    }
    return BatchLedger.insert(
        connection.jdbc(),
        new BatchEntry(
            batch.run().claim(),
            batch.run().start(),
            batch.run().end(),
            batch.number(),
            batch.rowsAfter(),
            batch.isLast(),
            batch.fingerprint(),
            settings.run(),
            counts,
            object,
            sentinels));
  }

  /** The counts of a batch that this run has committed already, without this attempt's rejects. */
  private LineCounts countsOf(Batch batch, BatchEntry entry) {
    rejects.forget();
    // A worker that its runner presumes dead may still write, with batches of other sizes.
    boolean isThisBatch =
        entry.run().equals(settings.run())
            && entry.end() == batch.run().end()
            && entry.rows() == batch.rowsAfter()
            && entry.isLast() == batch.isLast();
    if (!isThisBatch) {
      throw new TakenOverException(settings.run());
    }
    return entry.counts();
  }

  private static boolean isCausedByRows(SQLException e) {
    return e instanceof LoadDataInsert.NotVerifiedException
        || FailureKind.of(e) == FailureKind.DATA;
  }

  private DatabaseException stopped(SQLException e) {
    return DatabaseExceptions.of(settings.database(), settings.writing(), e)
        .with(settings.advice());
  }

  private void open() throws SQLException {
    if (connection == null) {
      connection = WriterConnection.open(settings.database(), layout, directory.path());
    }
  }

  private void closeConnection() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // The connection is lost anyway.
    } finally {
      connection = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeConnection();
    directory.close();
  }
}
