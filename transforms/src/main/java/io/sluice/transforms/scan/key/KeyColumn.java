package io.sluice.transforms.scan.key;

import java.io.Serializable;

/**
 * A column of a key, and how its values are converted to strings and back.
 *
 * @param name the column's name
 * @param quoted the column's name, quoted and qualified by its table
 * @param type the type as the server names it, with the collation of its strings
 * @param read the SQL expression that selects a value as a string
 * @param bind the SQL expression that takes such a string; its first {@code ?} is the placeholder
 * @param values how its values are ordered
 * @param charset for strings, the Java name of the character set that guesses must stay within
 * @param comparison how SQL compares it
 * @param nullable whether it can be NULL
 */
public record KeyColumn(
    String name,
    String quoted,
    String type,
    String read,
    String bind,
    Values values,
    String charset,
    KeyComparison comparison,
    boolean nullable)
    implements Serializable {

  /** How values are ordered, as far as guessing one between two others requires. */
  public enum Values {
    NUMBERS,
    TEXTS,
    /** Strings as the hexadecimal digits of their bytes in their character set. */
    ENCODED_TEXTS,
    HEX,
    UUIDS,
    TIMES,
    OTHERS;

    /** Whether the values are strings. */
    public boolean areTexts() {
      return this == TEXTS || this == ENCODED_TEXTS;
    }
  }

  /** Creates a column that plain operators compare and whose strings can contain any character. */
  public KeyColumn(
      String name,
      String quoted,
      String type,
      String read,
      String bind,
      Values values,
      boolean nullable) {
    this(name, quoted, type, read, bind, values, "UTF-8", KeyComparison.PLAIN, nullable);
  }

  /**
   * Compares the column with a value.
   *
   * @param sign one of =, &lt;, &lt;=, &gt;, &gt;=
   */
  public Condition is(String sign, String value) {
    return comparison.of(this, sign, value);
  }

  /** Compares the column with a SQL expression that yields a value as a string. */
  public String equalTo(String text) {
    int position = bind.indexOf('?');
    return quoted
        + " "
        + comparison.operator("=")
        + " "
        + bind.substring(0, position)
        + text
        + bind.substring(position + 1);
  }

  /** Whether plain operators compare the column. */
  public boolean isPlain() {
    return comparison.equals(KeyComparison.PLAIN);
  }
}
