package io.sluice.transforms.jdbc.error;

import java.io.Serializable;
import java.util.List;

/**
 * What Sluice is doing when a server fails: "reading a page of table orders". The code that runs a
 * statement names it.
 *
 * @param words the words, which begin with an -ing form
 * @param names the names in them, which a server may repeat
 */
public record Operation(String words, List<String> names) implements Serializable {

  /** Opening a connection as a user. */
  public static final Operation LOGIN = of("logging in");

  /** Reaching the server, before anything else. */
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
