package io.sluice.transforms.load.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a row as LOAD DATA reads it: values between tabs, a line feed at the end. Tabs, line
 * feeds, backslashes and NUL within values are escaped, so that two values are the same where their
 * texts are; {@code \N} stands for NULL.
 */
public final class RowText {

  private static final byte[] NULL = {'\\', 'N'};

  /** What stands behind the backslash in place of a byte; 0 where the byte stands for itself. */
  private static final byte[] ESCAPES = new byte[256];

  static {
    ESCAPES['\\'] = '\\';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES[0] = '0';
  }

  private RowText() {}

  /** The most bytes that a value has in such a text. */
  static int maxBytes(String value) {
    // No char has more than three bytes of UTF-8, and none that is escaped more than one.
    return value == null ? NULL.length : 3 * value.length();
  }

  /**
   * Writes a value.
   *
   * @param value null for NULL
   * @param at where it begins; from there on is room for {@link #maxBytes}
   * @return where it ends
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

  /** The values of a text, its line feed included. */
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
