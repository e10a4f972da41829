package io.sluice.transforms.jdbc.error;

import java.io.Serializable;
import java.util.List;

/**
 * What Sluice is doing when a server fails, such as "reading a page of table orders". The code that
 * runs a statement names it.
 *
 * @param words a phrase that begins with an -ing form
 * @param names the names in it, which a server's message may repeat
 */
public record Operation(String words, List<String> names) implements Serializable {

  /** Opening a connection as a user. */
  public static final Operation LOGIN = of("logging in");

  /** Connecting to the server, before anything else. */
  static final Operation CONNECTING = of("connecting");

  public Operation {
    names = List.copyOf(names);
  }

  /**
   * Creates an operation.
   *
   * @param format the phrase, with {@code %s} in place of each name
   * @param names names of tables, columns or indexes
   */
  public static Operation of(String format, String... names) {
    return new Operation(format.formatted((Object[]) names), List.of(names));
  }

  /** The phrase as the subject of a sentence: "Reading ranges of table orders". */
  String asSubject() {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
