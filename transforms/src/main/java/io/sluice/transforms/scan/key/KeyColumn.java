package io.sluice.transforms.scan.key;

import java.io.Serializable;

/**
 * A column of a key, and how its values pass between the database and here as text.
 *
 * @param name its name
 * @param quoted its name in the server's quotes, behind that of its table
 * @param type its type in the server's words, with what order its texts have
 * @param read the expression that selects a value as text
 * @param bind the expression that takes the text, with one {@code ?}, its first
 * @param values what its values are like
 * @param charset for strings, the Java name of the character set that guesses keep to
 * @param comparison how it is compared
 * @param nullable whether it may be NULL
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

  /** What is known of the order of values, so that one between two others can be guessed. */
  public enum Values {
    NUMBERS,
    TEXTS,
    /** Strings as the hexadecimal digits of their bytes in their character set. */
    ENCODED_TEXTS,
    HEX,
    UUIDS,
    TIMES,
    OTHERS;

    public boolean areTexts() {
      return this == TEXTS || this == ENCODED_TEXTS;
    }
  }

  /** A column that is compared by plain operators, with strings of any characters. */
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
   * Compares it with a value.
   *
   * @param sign one of =, &lt;, &lt;=, &gt;, &gt;=
   */
  public Condition is(String sign, String value) {
    return comparison.of(this, sign, value);
  }

  /** Compares it with an expression of the text of a value. */
  public String equalTo(String text) {
    int place = bind.indexOf('?');
    return quoted
        + " "
        + comparison.operator("=")
        + " "
        + bind.substring(0, place)
        + text
        + bind.substring(place + 1);
  }

  public boolean isPlain() {
    return comparison.equals(KeyComparison.PLAIN);
  }
}
