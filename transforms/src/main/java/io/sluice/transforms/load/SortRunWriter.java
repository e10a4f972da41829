package io.sluice.transforms.load;

import io.sluice.transforms.files.PrivateDirectory;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.batch.Batch;
import io.sluice.transforms.load.batch.BatchWriter;
import io.sluice.transforms.load.batch.BatchWriter.Written;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.RowLines;
import io.sluice.transforms.load.batch.WriterRejects;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.sort.PackedRow;
import io.sluice.transforms.load.sort.PackedRows;
import io.sluice.transforms.load.sort.RowCursor;
import io.sluice.transforms.load.sort.RowSorter;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.throttle.Throttle;
import java.io.IOException;
import java.util.List;

/**
 * Writes sort runs: parses all lines of one, sorts its rows by key and writes them batch by batch.
 * It skips the batches that the ledger already has, from any run, because the rows sort the same
 * way each time. Used by one thread at a time.
 */
final class SortRunWriter<T> implements AutoCloseable {

  /** Receives the progress of a sort run. */
  interface Progress {

    /**
     * Reports a part of a sort run that this run has committed.
     *
     * @param counts the outcomes of its lines
     * @param bytes its share of the sort run's bytes
     */
    void committed(LineCounts counts, long bytes);
  }

  private static final int SORT_BYTES = 16 << 20;
  private static final int BATCH_BYTES = 16 << 20;

  /** A batch may consist of conflicts alone, whose lines are held until it is committed. */
  private static final int BATCH_LINE_BYTES = 32 << 20;

  /** A load may have thousands of files up to this size; new ones skip a ledger lookup. */
  private static final long SMALL_BYTES = 1 << 20;

  private final LoadSettings<T> settings;
  private final PrivateDirectory directory;
  private final RowSorter sorter;
  private final WriterRejects rejects;
  private final SortRunParser<T> parser;
  private final BatchWriter writer;
  private final Throttle throttle;
  private final Runnable check;
  private boolean isFirst = true;
  private boolean isOver;
  private final PackedRows rows = new PackedRows(BATCH_BYTES);

  /**
   * @param run the run's name in the ledger
   * @param limits what the columns of the table can hold
   * @param check runs before each batch, and throws an exception if the load must not go on
   */
  SortRunWriter(LoadSettings<T> collected, String run, ColumnLimits limits, Runnable check)
      throws IOException {
    settings = collected.toBuilder().startedAs(run).limits(limits).build();
    this.check = check;
    TableLayout layout = new TableLayout(settings.table());
    this.directory = PrivateDirectory.create();
    this.sorter = new RowSorter(directory.path(), SORT_BYTES);
    this.rejects = new WriterRejects(settings, directory.path());
    this.parser = new SortRunParser<>(settings, layout, sorter, rejects);
    this.writer = new BatchWriter(settings, layout, rejects);
    this.throttle = Throttle.join(settings.name(), settings.throttle(), settings.database());
  }

  /** The directory for temporary files of a sort run. */
  PrivateDirectory directory() {
    return directory;
  }

  /**
   * Whether the run has its result already. Then a runner has started the load again after its end,
   * and what is left to read does not matter.
   */
  boolean isOver() {
    return isOver;
  }

  /**
   * Writes a sort run.
   *
   * @throws DatabaseException if the database fails for a reason other than the lines
   */
  void write(SortRun run, Progress progress) throws Exception {
    boolean isNew = run.isOfNewFile() && run.fileBytes() <= SMALL_BYTES;
    try {
      if (isFirst) {
        isFirst = false;
        isOver = settings.hasLedger() && writer.hasResult();
      }
      if (isOver) {
        return;
      }
      List<BatchEntry> before = isNew ? List.of() : writer.before(run);
      if (isComplete(before)) {
        skip(run, before, progress);
        return;
      }
      LineCounts others = parser.parse(run, before.isEmpty());
      if (isNew && !isOneBatch(run)) {
        before = writer.before(run);
        if (!before.isEmpty()) {
          rejects.forget();
        }
      }
      write(run, before, others, progress);
    } catch (Exception e) {
      throw rejects.rollbackAfter(e);
    } finally {
      sorter.clear();
    }
  }

  private static boolean isComplete(List<BatchEntry> before) {
    return !before.isEmpty() && before.get(before.size() - 1).isLast();
  }

  /** A restarted worker reads its splits again, but parses no sort run that is loaded. */
  private void skip(SortRun run, List<BatchEntry> before, Progress progress) throws IOException {
    while (run.read() != null) {
      // Only its end matters.
    }
    if (before.get(0).end() != run.end()) {
      throw otherLines(run);
    }
    reportOwn(before, progress);
  }

  private void reportOwn(List<BatchEntry> before, Progress progress) {
    before.stream()
        .filter(batch -> batch.run().equals(settings.run()))
        .forEach(batch -> progress.committed(batch.counts(), 0));
  }

  /** Whether one batch holds the sort run; then the batch writer itself does the ledger lookup. */
  private boolean isOneBatch(SortRun run) {
    return sorter.count() <= writer.minRows() && run.end() - run.start() <= SMALL_BYTES;
  }

  private void write(SortRun run, List<BatchEntry> before, LineCounts others, Progress progress)
      throws IOException, InterruptedException {
    try (RowCursor cursor = sorter.sorted()) {
      if (!before.isEmpty()) {
        checkLines(run, before.get(0));
        reportOwn(before, progress);
        if (isComplete(before)) {
          return;
        }
      }
      new Batches(run, cursor, progress).write(before, others);
    }
  }

  /** The remaining rows of one sort run, cut into batches. */
  private final class Batches {

    private final SortRun run;
    private final RowCursor cursor;
    private final Progress progress;
    private final RowLines<T> lines;
    private boolean hasNext;

    Batches(SortRun run, RowCursor cursor, Progress progress) {
      this.run = run;
      this.cursor = cursor;
      this.progress = progress;
      this.lines = new RowLines<>(run, settings.parse().blockParser());
    }

    void write(List<BatchEntry> before, LineCounts others)
        throws IOException, InterruptedException {
      int number = before.size();
      long done = number == 0 ? 0 : before.get(number - 1).rows();
      rows.clear();
      hasNext = skip(done);
      boolean isLast = false;
      while (!isLast) {
        fill();
        LineCounts lines = number == 0 ? others : LineCounts.NONE;
        Batch next =
            new Batch(run, number, rows, done, !hasNext, sorter.fingerprint(), lines)
                .first(Math.min(rows.count(), writer.rows()));
        throttle.await(next.rows().count(), check);
        check.run();
        Written written = writer.write(next, this.lines);
        Batch batch = written.batch();
        progress.committed(written.counts(), bytesUpTo(batch.rowsAfter()) - bytesUpTo(done));
        done = batch.rowsAfter();
        isLast = batch.isLast();
        rows.removeFirst(batch.rows().count());
        number++;
      }
    }

    /** The share of the sort run's bytes that its first rows account for. */
    private long bytesUpTo(long rows) {
      double part = sorter.count() == 0 ? 1 : (double) rows / sorter.count();
      return Math.round(part * (run.end() - run.start()));
    }

    private boolean skip(long count) throws IOException {
      for (long i = 0; i < count; i++) {
        if (!cursor.next()) {
          throw otherLines(run);
        }
      }
      return cursor.next();
    }

    /** Adds rows, unless some are left from a batch that was too large. */
    private void fill() throws IOException {
      if (rows.count() > 0) {
        return;
      }
      long lineBytes = 0;
      while (hasNext
          && rows.count() < writer.rows()
          && lineBytes < BATCH_LINE_BYTES
          && rows.add(cursor.bytes(), cursor.start())) {
        lineBytes += PackedRow.lineLength(cursor.bytes(), cursor.start());
        hasNext = cursor.next();
      }
    }
  }

  /**
   * Checks that the rows are the same, in the same order, as before; only then can some be skipped.
   */
  private void checkLines(SortRun run, BatchEntry before) {
    if (before.end() != run.end() || before.fingerprint() != sorter.fingerprint()) {
      throw otherLines(run);
    }
  }

  private static DatabaseException otherLines(SortRun run) {
    return new DatabaseException(
        ("The lines from byte %d of %s on are not the same records as when they were loaded in"
                + " part; does a column accept other strings now? Load everything again with"
                + " --restart.")
            .formatted(run.start(), LogSanitizer.of(run.file())));
  }

  @Override
  public void close() throws IOException {
    try (throttle;
        directory;
        rejects;
        sorter) {
      writer.close();
    }
  }
}
