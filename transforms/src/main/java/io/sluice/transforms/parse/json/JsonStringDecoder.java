package io.sluice.transforms.parse.json;

/**
 * Decodes JSON strings that hold escapes or non-ASCII characters, strictly: UTF-8 without overlong
 * forms and surrogates, the escapes of RFC 8259, escaped surrogates only in pairs. Used by one
 * thread at a time.
 */
final class JsonStringDecoder {

  private static final int MAX_BYTES = 8192;
  private static final int NONE = -1;
  private static final int SHORT_ESCAPE_BYTES = 2;
  private static final int UNICODE_ESCAPE_BYTES = 6;

  // One more, because the last byte may complete a surrogate pair.
  private final char[] chars = new char[MAX_BYTES + 1];
  private int length;

  /**
   * Decodes the string after an opening quote.
   *
   * @return the index of its closing quote, or -1 if the string is invalid or too long for the
   *     buffer
   */
  int decode(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAX_BYTES);
    int at = from;
    int n = 0;
    while (at < end) {
      byte b = bytes[at];
      if (ByteSearch.isPlainText(b)) {
        chars[n++] = (char) b;
        at++;
      } else if (b == '"') {
        length = n;
        return at;
      } else {
        int codePoint = b == '\\' ? escaped(bytes, at, to) : encoded(bytes, at, to);
        if (codePoint < 0) {
          return NONE;
        }
        n += put(codePoint, n);
        at += b == '\\' ? escapedBytes(bytes[at + 1], codePoint) : encodedBytes(b);
      }
    }
    return NONE;
  }

  private int put(int codePoint, int n) {
    if (Character.isBmpCodePoint(codePoint)) {
      chars[n] = (char) codePoint;
      return 1;
    }
    return Character.toChars(codePoint, chars, n);
  }

  /** The last decoded string. */
  String text() {
    return new String(chars, 0, length);
  }

  private static int encoded(byte[] bytes, int at, int to) {
    int size = encodedBytes(bytes[at]);
    if (at + size > to) {
      return NONE;
    }
    int first = bytes[at];
    if (size == 3) {
      int codePoint = (first & 0x0F) << 12 | tail(bytes[at + 1]) << 6 | tail(bytes[at + 2]);
      return codePoint >= 0x800 && !isSurrogate(codePoint) ? codePoint : NONE;
    }
    if (size == 2) {
      int codePoint = (first & 0x1F) << 6 | tail(bytes[at + 1]);
      return codePoint >= 0x80 ? codePoint : NONE;
    }
    if (size == 4) {
      int codePoint =
          (first & 0x07) << 18
              | tail(bytes[at + 1]) << 12
              | tail(bytes[at + 2]) << 6
              | tail(bytes[at + 3]);
      return codePoint >= 0x10000 && codePoint <= Character.MAX_CODE_POINT ? codePoint : NONE;
    }
    return NONE;
  }

  /** The length of a UTF-8 sequence: the number of leading one bits in its first byte. */
  private static int encodedBytes(byte first) {
    return Integer.numberOfLeadingZeros(~first << (Integer.SIZE - Byte.SIZE));
  }

  /**
   * The six bits of a continuation byte; negative for any other byte, which makes the code point
   * negative.
   */
  private static int tail(byte b) {
    return b < (byte) 0xC0 ? b & 0x3F : NONE;
  }

  private static int escaped(byte[] bytes, int at, int to) {
    if (at + 1 >= to) {
      return NONE;
    }
    return switch (bytes[at + 1]) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> escapedPair(bytes, at, to);
      default -> NONE;
    };
  }

  private static int escapedPair(byte[] bytes, int at, int to) {
    int unit = escapedUnit(bytes, at, to);
    if (unit == NONE || !isSurrogate(unit)) {
      return unit;
    }
    int other = escapedUnit(bytes, at + UNICODE_ESCAPE_BYTES, to);
    boolean pair = other != NONE && Character.isSurrogatePair((char) unit, (char) other);
    return pair ? Character.toCodePoint((char) unit, (char) other) : NONE;
  }

  private static int escapedUnit(byte[] bytes, int at, int to) {
    if (at + UNICODE_ESCAPE_BYTES > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return NONE;
    }
    int unit = 0;
    for (int i = at + SHORT_ESCAPE_BYTES; i < at + UNICODE_ESCAPE_BYTES; i++) {
      int digit = hexDigit(bytes[i]);
      if (digit == NONE) {
        return NONE;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static int hexDigit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int letter = b | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : NONE;
  }

  private static int escapedBytes(byte kind, int codePoint) {
    if (kind != 'u') {
      return SHORT_ESCAPE_BYTES;
    }
    return UNICODE_ESCAPE_BYTES * Character.charCount(codePoint);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
