package io.sluice.transforms.scan.dialect;

import java.util.Arrays;

/** Parses rows in the text format of PostgreSQL's COPY. */
final class CopyLine {

  private static final byte ESCAPE = '\\';
  private static final byte NULL = 'N';

  private CopyLine() {}

  /**
   * Parses a row.
   *
   * @param line the row with its newline
   * @param columns the number of columns
   * @return the values as the server writes them; null for NULL
   */
  static byte[][] values(byte[] line, int columns) {
    byte[][] values = new byte[columns][];
    int start = 0;
    int end = 0;
    for (int column = 0; column < columns; column++) {
      int escapes = 0;
      while (line[end] != '\t' && line[end] != '\n') {
        if (line[end] == ESCAPE) {
          escapes++;
          end++;
        }
        end++;
      }
      values[column] = value(line, start, end, escapes);
      end++;
      start = end;
    }
    return values;
  }

  private static byte[] value(byte[] line, int start, int end, int escapes) {
    if (escapes == 0) {
      return Arrays.copyOfRange(line, start, end);
    }
    if (end - start == 2 && line[start + 1] == NULL) {
      return null;
    }
    byte[] value = new byte[end - start - escapes];
    int from = start;
    for (int to = 0; to < value.length; to++) {
      boolean isEscaped = line[from] == ESCAPE;
      value[to] = isEscaped ? unescaped(line[from + 1]) : line[from];
      from += isEscaped ? 2 : 1;
    }
    return value;
  }

  private static byte unescaped(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      default -> letter;
    };
  }
}
