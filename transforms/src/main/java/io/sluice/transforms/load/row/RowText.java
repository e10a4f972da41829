package io.sluice.transforms.load.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A row's text as LOAD DATA reads it: values separated by tabs, with a trailing newline. Tabs, line
 * feeds, backslashes and NULs in values are escaped, so values are equal if and only if their
 * encodings are. {@code \N} stands for NULL.
 */
public final class RowText {

  private static final byte[] NULL = {'\\', 'N'};

  /** The character after the backslash for an escaped byte; 0 for a byte that is not escaped. */
  private static final byte[] ESCAPES = new byte[256];

  static {
    ESCAPES['\\'] = '\\';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES[0] = '0';
  }

  private RowText() {}

  /** The maximum bytes of an encoded value. */
  static int maxBytes(String value) {
    // A char takes at most three bytes of UTF-8; an escaped one takes two.
    return value == null ? NULL.length : 3 * value.length();
  }

  /**
   * Writes a value.
   *
   * @param value null for NULL
   * @param at the offset of the value, with room for {@link #maxBytes}
   * @return the offset after the value
   */
  static int write(String value, byte[] text, int at) {
    if (value == null) {
      System.arraycopy(NULL, 0, text, at, NULL.length);
      return at + NULL.length;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < utf8.length; i++) {
      if (ESCAPES[utf8[i] & 0xFF] != 0) {
        return writeEscaped(utf8, text, at);
      }
    }
    System.arraycopy(utf8, 0, text, at, utf8.length);
    return at + utf8.length;
  }

  private static int writeEscaped(byte[] utf8, byte[] text, int at) {
    int end = at;
    for (byte b : utf8) {
      byte escape = ESCAPES[b & 0xFF];
      if (escape != 0) {
        text[end++] = '\\';
      }
      text[end++] = escape != 0 ? escape : b;
    }
    return end;
  }

  /** Decodes the values of a row's text, trailing newline included. */
  public static List<String> values(byte[] text, int from, int to) {
    List<String> values = new ArrayList<>();
    int start = from;
    for (int i = from; i < to; i++) {
      if (text[i] == '\t' || text[i] == '\n') {
        values.add(value(text, start, i));
        start = i + 1;
      }
    }
    return values;
  }

  private static String value(byte[] text, int from, int to) {
    if (to - from == NULL.length && text[from] == NULL[0] && text[from + 1] == NULL[1]) {
      return null;
    }
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      plain[length++] = text[i] == '\\' ? unescape(text[++i]) : text[i];
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  private static byte unescape(byte b) {
    return switch (b) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case '0' -> 0;
      default -> b;
    };
  }
}
