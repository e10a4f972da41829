package io.sluice.transforms.scan;

import java.io.Serializable;

/**
 * A column of a key, and how its values pass between the database and here as text.
 *
 * @param name its name
 * @param quoted its name in the server's quotes, behind that of its table
 * @param type its type in the server's words, with what order its texts have
 * @param read the expression that selects a value as text
 * @param bind the expression that takes the text, with one {@code ?}
 * @param values what its values are like
 * @param nullable whether it may be NULL
 */
record KeyColumn(
    String name,
    String quoted,
    String type,
    String read,
    String bind,
    Values values,
    boolean nullable)
    implements Serializable {

  /** What is known of the order of values, so that one between two others can be guessed. */
  enum Values {
    NUMBERS,
    TEXTS,
    HEX,
    UUIDS,
    TIMES,
    OTHERS
  }
}
