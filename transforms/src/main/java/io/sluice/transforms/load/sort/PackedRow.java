package io.sluice.transforms.load.sort;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A row as bytes in a larger array: a header, then its text, which begins with the key. Rows are
 * ordered by the bytes of their keys, and rows with the same key by their lines.
 *
 * <pre>
 * text length (4 bytes) | key length (4) | line's offset in its file (8) | line length (4) | flags (4) | text
 * </pre>
 */
public final class PackedRow {

  /** The bytes before the text. */
  public static final int HEADER_BYTES = 24;

  private static final int KEY_LENGTH = 4;
  private static final int LINE = 8;
  private static final int LINE_LENGTH = 16;
  private static final int FLAGS = 20;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private PackedRow() {}

  /**
   * Writes the header of a row whose text is already in place.
   *
   * @param start the offset of the header
   * @param textLength the bytes of the text, key included
   * @param keyLength the bytes of the key
   * @param line the offset of the row's line in its file
   * @param lineLength the bytes of the line, without its line feed
   * @param isTruncated whether a string was cut to its column's length
   */
  public static void putHeader(
      byte[] bytes,
      int start,
      int textLength,
      int keyLength,
      long line,
      int lineLength,
      boolean isTruncated) {
    INT.set(bytes, start, textLength);
    INT.set(bytes, start + KEY_LENGTH, keyLength);
    LONG.set(bytes, start + LINE, line);
    INT.set(bytes, start + LINE_LENGTH, lineLength);
    INT.set(bytes, start + FLAGS, isTruncated ? 1 : 0);
  }

  /** The bytes of the row, header included. */
  public static int length(byte[] bytes, int start) {
    return HEADER_BYTES + textLength(bytes, start);
  }

  /** The bytes of the row's text. */
  public static int textLength(byte[] bytes, int start) {
    return (int) INT.get(bytes, start);
  }

  /** The bytes of the row's key, which begins the text. */
  public static int keyLength(byte[] bytes, int start) {
    return (int) INT.get(bytes, start + KEY_LENGTH);
  }

  /** The offset of the row's line in its file. */
  public static long line(byte[] bytes, int start) {
    return (long) LONG.get(bytes, start + LINE);
  }

  /** The bytes of the row's line, without its line feed. */
  public static int lineLength(byte[] bytes, int start) {
    return (int) INT.get(bytes, start + LINE_LENGTH);
  }

  /** Whether a string was cut to its column's length. */
  public static boolean isTruncated(byte[] bytes, int start) {
    return (int) INT.get(bytes, start + FLAGS) != 0;
  }

  /** Whether two rows have the same key. */
  public static boolean haveSameKey(byte[] one, int start, byte[] other, int otherStart) {
    return compareKeys(one, start, other, otherStart) == 0;
  }

  /** Compares two rows by key, then by line. */
  static int compare(byte[] one, int start, byte[] other, int otherStart) {
    int order = compareKeys(one, start, other, otherStart);
    return order != 0 ? order : Long.compare(line(one, start), line(other, otherStart));
  }

  /** Eight bytes of the key from an index on, as a big-endian number; zeros past its end. */
  static long partOfKey(byte[] bytes, int start, int index) {
    int length = keyLength(bytes, start) - index;
    int from = start + HEADER_BYTES + index;
    if (length >= Long.BYTES) {
      return (long) LONG.get(bytes, from);
    }
    long part = 0;
    for (int i = 0; i < length; i++) {
      part |= (bytes[from + i] & 0xFFL) << (Long.SIZE - Byte.SIZE * (i + 1));
    }
    return part;
  }

  /** The length of the prefix that two keys share, in bytes. */
  static int commonPrefix(byte[] one, int start, byte[] other, int otherStart) {
    int from = start + HEADER_BYTES;
    int otherFrom = otherStart + HEADER_BYTES;
    int length = keyLength(one, start);
    int mismatch =
        Arrays.mismatch(
            one, from, from + length, other, otherFrom, otherFrom + keyLength(other, otherStart));
    return mismatch < 0 ? length : mismatch;
  }

  private static int compareKeys(byte[] one, int start, byte[] other, int otherStart) {
    int from = start + HEADER_BYTES;
    int otherFrom = otherStart + HEADER_BYTES;
    return Arrays.compareUnsigned(
        one,
        from,
        from + keyLength(one, start),
        other,
        otherFrom,
        otherFrom + keyLength(other, otherStart));
  }
}
