package io.sluice.transforms.jdbc;

import java.io.Serializable;
import java.util.List;

/**
 * What Sluice is doing when it asks a server for something: "reading ranges of table orders".
 *
 * @param words the words, which begin with a verb in -ing
 * @param names the names in them, which a server may repeat
 */
public record Operation(String words, List<String> names) implements Serializable {

  /** The first step of all. */
  public static final Operation LOGIN = of("logging in");

  /** The words that an operation gets back on its way to the server. */
  static final Operation CONNECTING = of("connecting");

  public Operation {
    names = List.copyOf(names);
  }

  /**
   * An operation.
   *
   * @param format the words, with {@code %s} in the place of each name
   * @param names names of tables, columns or indexes
   */
  public static Operation of(String format, String... names) {
    return new Operation(format.formatted((Object[]) names), List.of(names));
  }

  /** The subject of a sentence: "Reading ranges of table orders". */
  String asSubject() {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
