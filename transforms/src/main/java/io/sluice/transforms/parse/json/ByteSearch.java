package io.sluice.transforms.parse.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes in arrays, eight at a time. Byte by byte, this search takes longer than all the rest
 * of the parsing.
 *
 * <p>A match sets the highest bit of its byte in a word of eight. A borrow may set that bit for
 * another byte, but only after a match, so the first match is always right.
 */
public final class ByteSearch {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x80 * ONES;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long SPACES = ' ' * ONES;

  private ByteSearch() {}

  /** The index of the first line feed, or {@code to} if there is none before it. */
  public static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long other = eight(bytes, at) ^ LINE_FEEDS;
      long found = (other - ONES) & ~other & HIGHEST_BITS;
      if (found != 0) {
        return at + firstOf(found);
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /**
   * The index of the first byte that does not stand for itself in a JSON string: a quote, a
   * backslash, a control character, or part of a non-ASCII character. Returns {@code to} if there
   * is none before it.
   */
  static int endOfPlainText(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      int plain = plainTextIn(eight(bytes, at));
      if (plain < Long.BYTES) {
        return at + plain;
      }
    }
    while (at < to && isPlainText(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Whether a byte is an ASCII character that stands for itself in a JSON string. */
  static boolean isPlainText(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** The number of plain bytes among eight before the first that is not. */
  static int plainTextIn(long eight) {
    long found =
        (eight | (eight - SPACES) | ((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES))
            & HIGHEST_BITS;
    return firstOf(found);
  }

  /** Reads eight bytes as a little-endian word. */
  static long eight(byte[] bytes, int at) {
    return (long) EIGHT_BYTES.get(bytes, at);
  }

  /** The index of the first match, or eight if there is none. */
  private static int firstOf(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }
}
