package io.sluice.transforms.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a row as LOAD DATA reads it: values between tabs, a line feed at the end. Tabs, line
 * feeds, backslashes and NUL within values are escaped, so that two values are the same where their
 * texts are; {@code \N} stands for NULL.
 */
final class RowText {

  private static final byte[] NULL = {'\\', 'N'};

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
    int end = at;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return writeFrom(i, value, text, end);
      }
      char escape = escape(c);
      if (escape != 0) {
        text[end++] = '\\';
        text[end++] = (byte) escape;
      } else {
        text[end++] = (byte) c;
      }
    }
    return end;
  }

  /** The rest of a value that is not all ASCII. */
  private static int writeFrom(int from, String value, byte[] text, int at) {
    int end = at;
    for (byte b : value.substring(from).getBytes(StandardCharsets.UTF_8)) {
      char escape = escape((char) b);
      if (escape != 0) {
        text[end++] = '\\';
        text[end++] = (byte) escape;
      } else {
        text[end++] = b;
      }
    }
    return end;
  }

  /** The values of a text, its line feed included. */
  static List<String> values(byte[] text, int from, int to) {
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

  private static char escape(char c) {
    return switch (c) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case 0 -> '0';
      default -> 0;
    };
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
