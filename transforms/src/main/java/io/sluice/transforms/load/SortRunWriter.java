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
import io.sluice.transforms.throttle.Throttle;
import java.io.IOException;
import java.util.List;

/**
 * Writes sort runs: parses all lines of one, sorts its rows by their keys, and writes them batch by
 * batch. What the ledger has of it already, from whichever run, is passed over; the order of the
 * rows is the same each time. Used by one thread at a time.
 */
final class SortRunWriter<T> implements AutoCloseable {

  /** Takes what has been committed. */
  interface Progress {

    /**
     * A part of a sort run has been committed by this run.
     *
     * @param counts what became of its lines
     * @param bytes its split of the sort run's bytes
     */
    void committed(LineCounts counts, long bytes);
  }

  private static final int SORT_BYTES = 16 << 20;
  private static final int BATCH_BYTES = 16 << 20;

  /** All of a batch may be conflicts, whose lines are held until it is committed. */
  private static final int BATCH_LINE_BYTES = 32 << 20;

  /** There may be thousands of files up to this size. */
  private static final long SMALL_BYTES = 1 << 20;

  private final LoadSettings<T> spec;
  private final PrivateDirectory directory;
  private final RowSorter sorter;
  private final WriterRejects rejects;
  private final SortRunParser<T> parser;
  private final BatchWriter writer;
  private final Throttle throttle;
  private final PackedRows rows = new PackedRows(BATCH_BYTES);

  SortRunWriter(LoadSettings<T> spec) throws IOException {
    TableLayout shape = new TableLayout(spec.table());
    this.spec = spec;
    this.directory = PrivateDirectory.create();
    this.sorter = new RowSorter(directory.path(), SORT_BYTES);
    this.rejects = new WriterRejects(spec.rejects(), spec.run(), spec.advice());
    this.parser = new SortRunParser<>(spec, shape, sorter, rejects);
    this.writer = new BatchWriter(spec, shape, rejects);
    this.throttle = Throttle.join(spec.run(), spec.throttle(), spec.database());
  }

  /** A directory for what has to be kept while a sort run is written. */
  PrivateDirectory directory() {
    return directory;
  }

  /**
   * Writes a sort run.
   *
   * @throws DatabaseException when the database does not take it, for a reason that is not in its
   *     lines
   */
  void write(SortRun run, Progress progress) throws Exception {
    boolean isNew = run.isOfNewFile() && run.fileBytes() <= SMALL_BYTES;
    try {
      List<BatchEntry> before = isNew ? List.of() : writer.before(run);
      LineCounts others = parser.parse(run, before.isEmpty());
      if (isNew && !isOneBatch(run)) {
        before = writer.before(run);
        if (!before.isEmpty()) {
          rejects.takeBack();
        }
      }
      write(run, before, others, progress);
    } catch (Exception e) {
      throw rejects.takeBackAfter(e);
    } finally {
      sorter.clear();
    }
  }

  /** Then its writer itself checks whether a worker that ended early wrote it. */
  private boolean isOneBatch(SortRun run) {
    return sorter.count() <= writer.leastRows() && run.end() - run.start() <= SMALL_BYTES;
  }

  private void write(SortRun run, List<BatchEntry> before, LineCounts others, Progress progress)
      throws IOException, InterruptedException {
    try (RowCursor cursor = sorter.sorted()) {
      if (!before.isEmpty()) {
        checkLines(run, before.get(0));
        before.stream()
            .filter(batch -> batch.run().equals(spec.run()))
            .forEach(batch -> progress.committed(batch.counts(), 0));
        if (before.get(before.size() - 1).isLast()) {
          return;
        }
      }
      new Batches(run, cursor, progress).write(before, others);
    }
  }

  /** What is left of one sort run, cut into batches. */
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
      this.lines = new RowLines<>(run, spec.parse().blockParser());
    }

    void write(List<BatchEntry> before, LineCounts others)
        throws IOException, InterruptedException {
      int number = before.size();
      long done = number == 0 ? 0 : before.get(number - 1).rows();
      rows.clear();
      hasNext = pass(done);
      boolean isLast = false;
      while (!isLast) {
        fill();
        LineCounts lines = number == 0 ? others : LineCounts.NONE;
        Batch next =
            new Batch(run, number, rows, done, !hasNext, sorter.fingerprint(), lines)
                .first(Math.min(rows.count(), writer.rows()));
        throttle.await(next.rows().count());
        Written written = writer.write(next, this.lines);
        Batch batch = written.batch();
        progress.committed(written.counts(), bytesUpTo(batch.rowsAfter()) - bytesUpTo(done));
        done = batch.rowsAfter();
        isLast = batch.isLast();
        rows.removeFirst(batch.rows().count());
        number++;
      }
    }

    /** Which part of the sort run's bytes so many of its rows stand for. */
    private long bytesUpTo(long rows) {
      double part = sorter.count() == 0 ? 1 : (double) rows / sorter.count();
      return Math.round(part * (run.end() - run.start()));
    }

    private boolean pass(long count) throws IOException {
      for (long i = 0; i < count; i++) {
        if (!cursor.next()) {
          throw otherLines(run);
        }
      }
      return cursor.next();
    }

    /** The rest of a batch that was too large comes first. */
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

  /** Rows can only be passed over where they are the same, in the same order, as before. */
  private void checkLines(SortRun run, BatchEntry before) {
    if (before.end() != run.end() || before.fingerprint() != sorter.fingerprint()) {
      throw otherLines(run);
    }
  }

  private static DatabaseException otherLines(SortRun run) {
    return new DatabaseException(
        ("The lines from byte %d of %s on are not the same records as when they were loaded in"
             + " part; does a column take other texts now? Load everything again with --restart.")
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
