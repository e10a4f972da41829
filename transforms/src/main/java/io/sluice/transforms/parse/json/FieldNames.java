package io.sluice.transforms.parse.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Interns field names, so that each name becomes a String only once. While one line is read, each
 * name has an index of its own, below {@link #MOST}. Names come from users' data: they must be few
 * and short, or the line is not plain. Used by one thread at a time.
 */
final class FieldNames {

  /** One for each bit of a long. */
  static final int MOST = Long.SIZE;

  static final int NONE = -1;

  private static final int ROOM_PER_LINE = MOST / 4;
  private static final int MAX_BYTES = 100;

  private final String[] names = new String[MOST];
  private final byte[][] quoted = new byte[MOST][];
  // The first eight bytes of each quoted name, and a mask for shorter names.
  private final long[] heads = new long[MOST];
  private final long[] masks = new long[MOST];
  private final int[] lastAt = new int[MOST];
  private final Utf8 utf8 = new Utf8();
  private int count;

  /**
   * Starts a line. May forget names and reuse their indexes, so it must be called before each line.
   */
  void startLine() {
    if (count > MOST - ROOM_PER_LINE) {
      count = 0;
    }
  }

  /**
   * The index of the name after an opening quote, or {@link #NONE} if it is not plain.
   *
   * @param field the index of the field in the line; most lines repeat the names of the previous
   *     line in order
   */
  int find(byte[] bytes, int from, int to, int field) {
    int slot = field % MOST;
    int last = lastAt[slot];
    if (last < count && matches(last, bytes, from, to)) {
      return last;
    }
    int index = search(bytes, from, to);
    lastAt[slot] = Math.max(index, 0);
    return index;
  }

  String name(int index) {
    return names[index];
  }

  /** The length of a name in bytes, including its closing quote. */
  int quotedLength(int index) {
    return quoted[index].length;
  }

  private int search(byte[] bytes, int from, int to) {
    for (int i = 0; i < count; i++) {
      if (matches(i, bytes, from, to)) {
        return i;
      }
    }
    return add(bytes, from, to);
  }

  /** Compares a name with its closing quote, so that no name matches the beginning of another. */
  private boolean matches(int index, byte[] bytes, int from, int to) {
    byte[] name = quoted[index];
    if (name.length > to - from) {
      return false;
    }
    int i = 0;
    if (from <= bytes.length - Long.BYTES) {
      if ((ByteSearch.eight(bytes, from) & masks[index]) != heads[index]) {
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

  private int add(byte[] bytes, int from, int to) {
    int length = length(bytes, from, to);
    if (length < 0 || count == MOST || !utf8.isValid(bytes, from, length)) {
      return NONE;
    }
    // Interned, it is the same String that a model's switch compares it with.
    names[count] = new String(bytes, from, length, StandardCharsets.UTF_8).intern();
    quoted[count] = Arrays.copyOfRange(bytes, from, from + length + 1);
    masks[count] = length + 1 < Long.BYTES ? (1L << (length + 1) * Byte.SIZE) - 1 : -1;
    heads[count] =
        ByteSearch.eight(Arrays.copyOf(quoted[count], Math.max(length + 1, Long.BYTES)), 0);
    return count++;
  }

  private static int length(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAX_BYTES + 1);
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
