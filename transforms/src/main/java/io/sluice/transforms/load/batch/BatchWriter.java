package io.sluice.transforms.load.batch;

import io.sluice.transforms.files.PrivateDirectory;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.error.ServerLimit;
import io.sluice.transforms.jdbc.error.SqlFailure;
import io.sluice.transforms.load.insert.LoadDataInsert;
import io.sluice.transforms.load.insert.WriterConnection;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.ledger.BatchLedger;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.split.SortRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes batches: the rows of a batch go into the table, and what became of its lines into the
 * ledger, in one transaction; its rejects are on disk before that is committed. When the database
 * is lost, at whatever point, the ledger tells whether the batch was committed; if not, it is
 * written again. Used by one thread at a time.
 */
public final class BatchWriter implements AutoCloseable {

  /** With more duplicates than one in so many records, their warnings cost more than is won. */
  private static final int RECORDS_FOR_A_DUPLICATE = 10;

  private final LoadSettings<?> spec;
  private final TableLayout shape;
  private final WriterRejects rejects;
  private final PrivateDirectory directory;
  private final BatchSize size;
  private WriterConnection connection;
  private boolean manyDuplicates;

  public BatchWriter(LoadSettings<?> spec, TableLayout shape, WriterRejects rejects) {
    this.spec = spec;
    this.shape = shape;
    this.rejects = rejects;
    this.size = new BatchSize(spec.commitTarget(), spec.throttle().rowsPerSecond());
    // One of its own: the server may ask for whatever is in it.
    this.directory = PrivateDirectory.create();
  }

  /** How many rows the next batch is to have. */
  public int rows() {
    return size.rows();
  }

  /** How many rows each batch has, unless fewer are left. */
  public int leastRows() {
    return size.leastRows();
  }

  /** What the ledger has of a sort run, from any run, batch by batch. */
  public List<BatchEntry> before(SortRun run) {
    if (!spec.hasLedger()) {
      return List.of();
    }
    return Retry.run(
        spec.database(),
        Operation.of("reading the ledger"),
        spec.retryFor(),
        spec.advice(),
        () -> readBefore(run));
  }

  /** Uses the writer's own connection: opening another takes longer than loading a small file. */
  private List<BatchEntry> readBefore(SortRun run) throws SQLException {
    try {
      open();
      List<BatchEntry> before =
          BatchLedger.find(connection.jdbc(), spec.key(run.file()), run.start());
      // Its snapshot must not be the one that the batches see.
      connection.rollback();
      return before;
    } catch (SQLException e) {
      closeConnection();
      throw e;
    }
  }

  /**
   * What was written.
   *
   * @param batch the batch, or a smaller one with its first rows
   * @param counts the outcomes of its lines
   */
  public record Written(Batch batch, LineCounts counts) {}

  /**
   * Writes a batch, unless the ledger says that it is written. If it is too large for the server,
   * writes only its first rows.
   *
   * @param lines the lines of its rows
   * @throws DatabaseException when the database does not take it, for a reason that is not in its
   *     lines
   */
  public Written write(Batch whole, RowLines<?> lines) {
    Retry retry = new Retry(spec.retryFor());
    boolean fast = !manyDuplicates;
    Batch batch = whole;
    while (true) {
      try {
        return new Written(batch, writeOnce(batch, lines, fast));
      } catch (SQLException e) {
        closeConnection();
        Batch smaller = smallerAfter(e, batch);
        boolean again =
            fast && isOfRows(e)
                || FailureKind.of(e) == FailureKind.LIMIT && smaller != batch
                || retry.awaitNext(e);
        batch = smaller;
        if (!again) {
          throw stopped(e);
        }
        // Only the other statement finds the rows at fault. And it locks rows that are there at
        // once, where LOAD DATA first takes a shared lock on them, so that two of its kind end in a
        // deadlock.
        fast = fast && !isOfRows(e) && !SqlFailure.isLockFailure(e);
      } catch (RuntimeException e) {
        // Nobody is to wait for the locks of a batch that will not be written.
        closeConnection();
        throw e;
      }
    }
  }

  /** The first half of a batch that reached a limit, if it has one. */
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
      return countsOf(batch, before.get());
    }
    BatchResult inserted;
    try {
      inserted =
          new BatchInsert(connection, shape, spec.onDuplicate(), fast, lines).insert(batch.rows());
    } catch (DuplicateException e) {
      // They may be the batch's own rows: a COMMIT whose reply was lost has come through since.
      connection.rollback();
      return countsOf(batch, find(batch).orElseThrow(() -> e));
    }
    LineCounts counts = batch.lines().plus(inserted.counts());
    long end = rejects.write(inserted.rejects());
    if (!enter(batch, counts, end, inserted.sentinel())) {
      connection.rollback();
      return countsOf(
          batch, find(batch).orElseThrow(() -> BatchLedger.claimedByAnother(spec.run())));
    }
    commit();
    if (!batch.isLast()) {
      size.took(batch.rows().count(), System.nanoTime() - start);
    }
    rejects.settle(end);
    manyDuplicates =
        counts.of(LineCounter.DUPLICATE) + counts.of(LineCounter.CONFLICT)
            > batch.rows().count() / RECORDS_FOR_A_DUPLICATE;
    return counts;
  }

  private void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (spec.hasLedger()) {
        // The batch may be committed yet, and then its rejects must be where the ledger says.
        rejects.leave();
      }
      throw e;
    }
  }

  private Optional<BatchEntry> find(Batch batch) throws SQLException {
    return spec.hasLedger()
        ? BatchLedger.find(connection.jdbc(), key(batch), batch.run().start(), batch.number())
        : Optional.empty();
  }

  private boolean enter(Batch batch, LineCounts counts, long rejectsEnd, String sentinel)
      throws SQLException {
    if (!spec.hasLedger()) {
      return true;
    }
    return BatchLedger.insert(
        connection.jdbc(),
        new BatchEntry(
            key(batch),
            batch.run().start(),
            batch.run().end(),
            batch.number(),
            batch.rowsAfter(),
            batch.isLast(),
            batch.fingerprint(),
            spec.run(),
            counts,
            rejects.nameAt(rejectsEnd),
            rejectsEnd,
            sentinel));
  }

  private String key(Batch batch) {
    return spec.key(batch.run().file());
  }

  /** The batch was committed by this run; what is here of its rejects is not what went with it. */
  private LineCounts countsOf(Batch batch, BatchEntry entry) {
    rejects.takeBack();
    // A worker that its runner takes for dead may still be at it, with batches of other sizes.
    boolean isThisBatch =
        entry.run().equals(spec.run())
            && entry.end() == batch.run().end()
            && entry.rows() == batch.rowsAfter()
            && entry.isLast() == batch.isLast();
    if (!isThisBatch) {
      throw BatchLedger.claimedByAnother(spec.run());
    }
    return entry.counts();
  }

  private static boolean isOfRows(SQLException e) {
    return e instanceof LoadDataInsert.NotVerifiedException
        || FailureKind.of(e) == FailureKind.DATA;
  }

  private DatabaseException stopped(SQLException e) {
    return SqlFailure.of(spec.database(), spec.writing(), e).with(spec.advice());
  }

  private void open() throws SQLException {
    if (connection == null) {
      connection = WriterConnection.open(spec.database(), shape, directory.path());
    }
  }

  private void closeConnection() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It is lost already.
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
