package io.sluice.transforms.load.sort;

import java.util.Arrays;

/** Rows packed one after another into one array. Used by one thread at a time. */
public final class PackedRows {

  private final int capacity;
  private byte[] bytes;
  private int filled;
  private int[] starts = new int[1 << 10];
  private int count;

  /**
   * @param capacity the maximum bytes of the rows; a single larger row fits all the same
   */
  public PackedRows(int capacity) {
    this.capacity = capacity;
    this.bytes = new byte[Math.min(capacity, 1 << 16)];
  }

  /**
   * Adds a copy of a row.
   *
   * @return false if it does not fit
   */
  public boolean add(byte[] row, int start) {
    int length = PackedRow.length(row, start);
    if (length > capacity - filled && count > 0) {
      return false;
    }
    makeRoom(length);
    System.arraycopy(row, start, bytes, filled, length);
    starts[count++] = filled;
    filled += length;
    return true;
  }

  /** Removes all rows. */
  public void clear() {
    count = 0;
    filled = 0;
    if (bytes.length > capacity) {
      bytes = new byte[capacity];
    }
  }

  /** A view of the first rows, on the same array; valid until rows are added or removed. */
  public PackedRows first(int rows) {
    PackedRows first = new PackedRows(0);
    first.bytes = bytes;
    first.starts = starts;
    first.count = rows;
    return first;
  }

  /** Removes the first rows. The rows must still be in insertion order. */
  public void removeFirst(int rows) {
    if (rows == count) {
      clear();
      return;
    }
    int removed = starts[rows];
    System.arraycopy(bytes, removed, bytes, 0, filled - removed);
    for (int i = rows; i < count; i++) {
      starts[i - rows] = starts[i] - removed;
    }
    count -= rows;
    filled -= removed;
  }

  /** The number of rows. */
  public int count() {
    return count;
  }

  /** The array that holds the rows; {@link #add} may replace it. */
  public byte[] bytes() {
    return bytes;
  }

  /** The offset of a row in the array. */
  public int start(int index) {
    return starts[index];
  }

  /**
   * Sorts the rows: first by up to eight bytes of their keys after the common prefix, then rows
   * with equal bytes by key and line.
   */
  void sort() {
    if (count < 2) {
      return;
    }
    // The lowest bits hold the row indexes, so that only primitive numbers are sorted.
    long indexBits = Long.highestOneBit(count - 1L) * 2 - 1;
    int common = commonPrefix();
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      long part = PackedRow.partOfKey(bytes, starts[i], common);
      order[i] = (part & ~indexBits | i) ^ Long.MIN_VALUE;
    }
    Arrays.sort(order);
    int[] sorted = new int[starts.length];
    for (int i = 0; i < count; i++) {
      sorted[i] = starts[(int) (order[i] & indexBits)];
    }
    starts = sorted;
    sortEqualParts(order, ~indexBits);
  }

  private void sortEqualParts(long[] order, long part) {
    int from = 0;
    for (int to = 1; to <= count; to++) {
      if (to == count || (order[to] & part) != (order[from] & part)) {
        if (to - from > 1) {
          sort(from, to);
        }
        from = to;
      }
    }
  }

  private void sort(int from, int to) {
    int[] sorted =
        Arrays.stream(starts, from, to)
            .boxed()
            .sorted((one, other) -> PackedRow.compare(bytes, one, bytes, other))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, starts, from, sorted.length);
  }

  /** The length of the prefix that all keys share, in bytes. */
  private int commonPrefix() {
    int common = Integer.MAX_VALUE;
    for (int i = 1; i < count && common > 0; i++) {
      common = Math.min(common, PackedRow.commonPrefix(bytes, starts[0], bytes, starts[i]));
    }
    return common;
  }

  private void makeRoom(int length) {
    if (filled + length > bytes.length) {
      long newLength = Math.max(filled + (long) length, Math.min(capacity, 2L * bytes.length));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(newLength));
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
    }
  }
}
