package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.ledger.BatchEntry;
import io.sluice.transforms.pace.Pace;
import io.sluice.transforms.read.Stretch;
import io.sluice.transforms.sort.PackedRow;
import io.sluice.transforms.sort.PackedRows;
import io.sluice.transforms.sort.RowCursor;
import io.sluice.transforms.sort.RowSorter;
import io.sluice.transforms.temporary.PrivateDirectory;
import io.sluice.transforms.text.Printable;
import io.sluice.transforms.write.BatchWriter.Written;
import java.io.IOException;
import java.util.List;

/**
 * Writes stretches: parses all lines of one, sorts its rows by their keys, and writes them batch by
 * batch. What the ledger has of it already, from whichever run, is passed over; the order of the
 * rows is the same each time. Used by one thread at a time.
 */
final class StretchWriter<T> implements AutoCloseable {

  /** Takes what has been committed. */
  interface Progress {

    /**
     * A part of a stretch has been committed by this run.
     *
     * @param counts what became of its lines
     * @param bytes its share of the stretch's bytes
     */
    void committed(LineCounts counts, long bytes);
  }

  private static final int SORT_BYTES = 16 << 20;
  private static final int BATCH_BYTES = 16 << 20;

  /** All of a batch may be conflicts, whose lines are held until it is committed. */
  private static final int BATCH_LINE_BYTES = 32 << 20;

  /** There may be thousands of files up to this size. */
  private static final long SMALL_BYTES = 1 << 20;

  private final WriteSpec<T> spec;
  private final PrivateDirectory directory;
  private final RowSorter sorter;
  private final WriterRejects rejects;
  private final StretchParser<T> parser;
  private final BatchWriter writer;
  private final Pace pace;
  private final PackedRows rows = new PackedRows(BATCH_BYTES);

  StretchWriter(WriteSpec<T> spec) throws IOException {
    RowShape shape = new RowShape(spec.table());
    this.spec = spec;
    this.directory = PrivateDirectory.create();
    this.sorter = new RowSorter(directory.path(), SORT_BYTES);
    this.rejects = new WriterRejects(spec.rejects(), spec.run(), spec.goOn());
    this.parser = new StretchParser<>(spec, shape, sorter, rejects);
    this.writer = new BatchWriter(spec, shape, rejects);
    this.pace = Pace.join(spec.run(), spec.pace(), spec.database());
  }

  /** A directory for what has to be kept while a stretch is written. */
  PrivateDirectory directory() {
    return directory;
  }

  /**
   * Writes a stretch.
   *
   * @throws DatabaseException when the database does not take it, for a reason that is not in its
   *     lines
   */
  void write(Stretch stretch, Progress progress) throws Exception {
    boolean isNew = stretch.isOfNewFile() && stretch.fileBytes() <= SMALL_BYTES;
    try {
      List<BatchEntry> before = isNew ? List.of() : writer.before(stretch);
      LineCounts others = parser.parse(stretch, before.isEmpty());
      if (isNew && !isOneBatch(stretch)) {
        before = writer.before(stretch);
        if (!before.isEmpty()) {
          rejects.takeBack();
        }
      }
      write(stretch, before, others, progress);
    } catch (Exception e) {
      throw rejects.takeBackAfter(e);
    } finally {
      sorter.clear();
    }
  }

  /** Then its writer itself checks whether a worker that ended early wrote it. */
  private boolean isOneBatch(Stretch stretch) {
    return sorter.count() <= writer.leastRows() && stretch.end() - stretch.start() <= SMALL_BYTES;
  }

  private void write(Stretch stretch, List<BatchEntry> before, LineCounts others, Progress progress)
      throws IOException, InterruptedException {
    try (RowCursor cursor = sorter.sorted()) {
      if (!before.isEmpty()) {
        checkLines(stretch, before.get(0));
        before.stream()
            .filter(batch -> batch.run().equals(spec.run()))
            .forEach(batch -> progress.committed(batch.counts(), 0));
        if (before.get(before.size() - 1).isLast()) {
          return;
        }
      }
      new Batches(stretch, cursor, progress).write(before, others);
    }
  }

  /** What is left of one stretch, cut into batches. */
  private final class Batches {

    private final Stretch stretch;
    private final RowCursor cursor;
    private final Progress progress;
    private final RowLines<T> lines;
    private boolean hasNext;

    Batches(Stretch stretch, RowCursor cursor, Progress progress) {
      this.stretch = stretch;
      this.cursor = cursor;
      this.progress = progress;
      this.lines = new RowLines<>(stretch, spec.parse().blockParser());
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
            new Batch(stretch, number, rows, done, !hasNext, sorter.fingerprint(), lines)
                .first(Math.min(rows.count(), writer.rows()));
        pace.await(next.rows().count());
        Written written = writer.write(next, this.lines);
        Batch batch = written.batch();
        progress.committed(written.counts(), bytesUpTo(batch.rowsBehind()) - bytesUpTo(done));
        done = batch.rowsBehind();
        isLast = batch.isLast();
        rows.removeFirst(batch.rows().count());
        number++;
      }
    }

    /** Which part of the stretch's bytes so many of its rows stand for. */
    private long bytesUpTo(long rows) {
      double part = sorter.count() == 0 ? 1 : (double) rows / sorter.count();
      return Math.round(part * (stretch.end() - stretch.start()));
    }

    private boolean pass(long count) throws IOException {
      for (long i = 0; i < count; i++) {
        if (!cursor.next()) {
          throw otherLines(stretch);
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
  private void checkLines(Stretch stretch, BatchEntry before) {
    if (before.end() != stretch.end() || before.fingerprint() != sorter.fingerprint()) {
      throw otherLines(stretch);
    }
  }

  private static DatabaseException otherLines(Stretch stretch) {
    return new DatabaseException(
        ("The lines from byte %d of %s on are not the same records as when they were loaded in"
             + " part; does a column take other texts now? Load everything again with --restart.")
            .formatted(stretch.start(), Printable.of(stretch.file())));
  }

  @Override
  public void close() throws IOException {
    try (pace;
        directory;
        rejects;
        sorter) {
      writer.close();
    }
  }
}
