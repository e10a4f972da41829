package io.sluice.transforms.load.sort;

import io.sluice.transforms.files.TemporaryFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts any number of rows by key: rows that do not fit into memory are spilled to sorted files and
 * merged when read. Reusable after {@link #clear}. Used by one thread at a time.
 */
public final class RowSorter implements Closeable {

  private static final int MERGE_BYTES = 1 << 17;

  private final Path directory;
  private final PackedRows rows;
  private final List<Path> files = new ArrayList<>();
  private long count;
  private long fingerprint;

  /**
   * @param directory the directory for spill files, which {@link #clear} deletes
   * @param bytes the bytes of rows to hold in memory
   */
  public RowSorter(Path directory, int bytes) {
    this.directory = directory;
    this.rows = new PackedRows(bytes);
  }

  /**
   * Adds a copy of a row.
   *
   * @throws TemporaryFileException if a spill file cannot be written, for example because the disk
   *     is full
   */
  public void add(byte[] row, int start) {
    if (!rows.add(row, start)) {
      spill();
      rows.add(row, start);
    }
    count++;
    fingerprint += mix(PackedRow.line(row, start));
  }

  /** A hash of the rows' line offsets; almost certainly different for rows of other lines. */
  public long fingerprint() {
    return fingerprint;
  }

  /** The number of rows. */
  public long count() {
    return count;
  }

  /** Returns a cursor over all rows in order. Read and close it before {@link #clear}. */
  public RowCursor sorted() throws IOException {
    if (files.isEmpty()) {
      rows.sort();
      return new RowsInMemory(rows);
    }
    spill();
    List<RowCursor> cursors = new ArrayList<>();
    try {
      for (Path file : files) {
        cursors.add(new RowsInFile(file, MERGE_BYTES));
      }
      return new MergedRows(cursors);
    } catch (IOException | RuntimeException e) {
      for (RowCursor cursor : cursors) {
        cursor.close();
      }
      throw e;
    }
  }

  /** Removes all rows. */
  public void clear() throws IOException {
    count = 0;
    fingerprint = 0;
    rows.clear();
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }

  @Override
  public void close() throws IOException {
    clear();
  }

  /** Mixes a number as SplitMix64 does (Steele, Lea and Flood 2014). */
  private static long mix(long number) {
    long mixed = number + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  private void spill() {
    rows.sort();
    Path file = directory.resolve("sorted-" + files.size());
    files.add(file);
    try {
      RowsInFile.write(rows, file);
    } catch (IOException e) {
      throw new TemporaryFileException(file, e);
    }
    rows.clear();
  }
}
