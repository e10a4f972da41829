package io.sluice.transforms.load.sort;

import io.sluice.transforms.files.TemporaryFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts rows by their keys, however many there are: what does not fit into memory waits in files,
 * sorted, and is merged when it is read. Used for one lot of rows after the other, by one thread at
 * a time.
 */
public final class RowSorter implements Closeable {

  private static final int MERGE_BYTES = 1 << 17;

  private final Path directory;
  private final PackedRows rows;
  private final List<Path> files = new ArrayList<>();
  private long count;
  private long fingerprint;

  /**
   * @param directory where files are made; there are none of this sorter's between two lots
   * @param bytes how many bytes of rows are held in memory
   */
  public RowSorter(Path directory, int bytes) {
    this.directory = directory;
    this.rows = new PackedRows(bytes);
  }

  /**
   * Adds a copy of a row.
   *
   * @throws TemporaryFileException when the disk is full
   */
  public void add(byte[] row, int start) {
    if (!rows.add(row, start)) {
      putIntoFile();
      rows.add(row, start);
    }
    count++;
    fingerprint += scattered(PackedRow.line(row, start));
  }

  /** A number that is another one, almost surely, where the rows are from other lines. */
  public long fingerprint() {
    return fingerprint;
  }

  /** How many rows there are. */
  public long count() {
    return count;
  }

  /** All rows in their order; to be read before {@link #clear}, and closed. */
  public RowCursor sorted() throws IOException {
    if (files.isEmpty()) {
      rows.sort();
      return new RowsInMemory(rows);
    }
    putIntoFile();
    List<RowCursor> all = new ArrayList<>();
    try {
      for (Path file : files) {
        all.add(new RowsInFile(file, MERGE_BYTES));
      }
      return new MergedRows(all);
    } catch (IOException | RuntimeException e) {
      for (RowCursor open : all) {
        open.close();
      }
      throw e;
    }
  }

  /** Takes all rows out. */
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

  /** What SplitMix64 makes of a number (Steele, Lea and Flood 2014). */
  private static long scattered(long number) {
    long mixed = number + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  private void putIntoFile() {
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
