package io.sluice.transforms.sort;

import java.util.Arrays;
import java.util.Comparator;

/** Rows, one behind the other in one array. Used by one thread at a time. */
public final class PackedRows {

  private static final Comparator<Place> BY_PREFIX =
      (one, other) -> Long.compareUnsigned(one.prefix, other.prefix);

  private final int capacity;
  private byte[] bytes;
  private int filled;
  private int[] starts = new int[1 << 10];
  private int count;

  /**
   * @param capacity the bytes that there is room for; one row that has more finds it all the same
   */
  public PackedRows(int capacity) {
    this.capacity = capacity;
    this.bytes = new byte[Math.min(capacity, 1 << 16)];
  }

  /**
   * Adds a copy of a row.
   *
   * @return false where there is no room for it
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

  /** Takes all rows out. */
  public void clear() {
    count = 0;
    filled = 0;
    if (bytes.length > capacity) {
      bytes = new byte[capacity];
    }
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** The array that the rows are in; another one after each {@link #add}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the row with a number begins in the array. */
  public int start(int number) {
    return starts[number];
  }

  /** Brings the rows into their order. */
  void sort() {
    Place[] places = new Place[count];
    for (int i = 0; i < count; i++) {
      places[i] = new Place(PackedRow.keyPrefix(bytes, starts[i]), starts[i]);
    }
    Arrays.sort(
        places,
        BY_PREFIX.thenComparing(
            (one, other) -> PackedRow.compare(bytes, one.start, bytes, other.start)));
    for (int i = 0; i < count; i++) {
      starts[i] = places[i].start;
    }
  }

  /** Where a row begins, and its prefix, for which a look into the array is saved. */
  private record Place(long prefix, int start) {}

  private void makeRoom(int length) {
    if (filled + length > bytes.length) {
      long wanted = Math.max(filled + (long) length, Math.min(capacity, 2L * bytes.length));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(wanted));
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
    }
  }
}
