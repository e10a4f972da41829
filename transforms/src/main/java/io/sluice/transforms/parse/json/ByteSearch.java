package io.sluice.transforms.parse.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes in arrays, eight at a time: lines are searched for little else, and one by one it
 * takes longer than all the rest of the parsing.
 *
 * <p>In what is looked at, the highest bit of each of the eight bytes says whether that byte is
 * sought. A borrow may set it for a byte that is not, but only behind one that is: the first is
 * always right.
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

  /** Where the first line feed stands; {@code to} where there is none before. */
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
   * Where the first byte stands that is not a character of a JSON text as it is: a quote, a
   * backslash, a control character, or part of a character that is not ASCII; {@code to} where
   * there is none before.
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

  /** Whether a byte is an ASCII character that stands for itself in a JSON text. */
  static boolean isPlainText(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** How many of eight bytes are plain text before the first that is not. */
  static int plainTextIn(long eight) {
    long found =
        (eight | (eight - SPACES) | ((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES))
            & HIGHEST_BITS;
    return firstOf(found);
  }

  /** Eight bytes, the first of them lowest. */
  static long eight(byte[] bytes, int at) {
    return (long) EIGHT_BYTES.get(bytes, at);
  }

  /** Eight where none is sought. */
  private static int firstOf(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }
}
