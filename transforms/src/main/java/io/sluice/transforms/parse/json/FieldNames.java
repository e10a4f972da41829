package io.sluice.transforms.parse.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of fields that were met before, so that a name is a String only once. Each has a number
 * of its own, below {@link #MOST}, for as long as one line is read. They come from users' data:
 * there are few of them and they are short, or the line is not plain. Used by one thread at a time.
 */
final class FieldNames {

  /** So many that each has a bit of a long. */
  static final int MOST = Long.SIZE;

  static final int NONE = -1;

  private static final int ROOM_FOR_A_LINE = MOST / 4;
  private static final int MOST_BYTES = 100;

  private final String[] names = new String[MOST];
  private final byte[][] quoted = new byte[MOST][];
  // The first eight bytes of the above, and which of them there are.
  private final long[] heads = new long[MOST];
  private final long[] masks = new long[MOST];
  private final int[] lastAt = new int[MOST];
  private final Utf8 utf8 = new Utf8();
  private int count;

  /** Names may be forgotten, and their numbers given to others; to be called before each line. */
  void startLine() {
    if (count > MOST - ROOM_FOR_A_LINE) {
      count = 0;
    }
  }

  /**
   * The number of the name that begins behind a quote; {@link #NONE} where it is not plain.
   *
   * @param field which field of the line it is; in most lines it has the name it had in the last
   */
  int find(byte[] bytes, int from, int to, int field) {
    int place = field % MOST;
    int last = lastAt[place];
    if (last < count && stands(last, bytes, from, to)) {
      return last;
    }
    int number = search(bytes, from, to);
    lastAt[place] = Math.max(number, 0);
    return number;
  }

  String name(int number) {
    return names[number];
  }

  /** The bytes of a name, its closing quote included. */
  int quotedLength(int number) {
    return quoted[number].length;
  }

  private int search(byte[] bytes, int from, int to) {
    for (int i = 0; i < count; i++) {
      if (stands(i, bytes, from, to)) {
        return i;
      }
    }
    return learn(bytes, from, to);
  }

  /** No name holds a quote: with its closing quote, none is the beginning of another. */
  private boolean stands(int number, byte[] bytes, int from, int to) {
    byte[] name = quoted[number];
    if (name.length > to - from) {
      return false;
    }
    int i = 0;
    if (from <= bytes.length - Long.BYTES) {
      if ((ByteSearch.eight(bytes, from) & masks[number]) != heads[number]) {
        return false;
      }
      i = Long.BYTES;
    }
    for (; i < name.length; i++) {
      if (bytes[from + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  private int learn(byte[] bytes, int from, int to) {
    int length = length(bytes, from, to);
    if (length < 0 || count == MOST || !utf8.isValid(bytes, from, length)) {
      return NONE;
    }
    // Interned, it is the very String that a model's switch compares it with.
    names[count] = new String(bytes, from, length, StandardCharsets.UTF_8).intern();
    quoted[count] = Arrays.copyOfRange(bytes, from, from + length + 1);
    masks[count] = length + 1 < Long.BYTES ? (1L << (length + 1) * Byte.SIZE) - 1 : -1;
    heads[count] =
        ByteSearch.eight(Arrays.copyOf(quoted[count], Math.max(length + 1, Long.BYTES)), 0);
    return count++;
  }

  private static int length(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MOST_BYTES + 1);
    for (int at = from; at < end; at++) {
      byte b = bytes[at];
      if (b == '"') {
        return at - from;
      }
      if (b >= 0 && !ByteSearch.isPlainText(b)) {
        return -1;
      }
    }
    return -1;
  }
}
