package io.sluice.transforms.jdbc.error;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The meaning of a server's error, and its remedy.
 *
 * @param code its number, or its SQLState if the server has no numbers
 * @param isOfLogin whether it means that the login failed, whatever the operation
 * @param quoting what its message quotes
 * @param meaning a sentence
 * @param remedy a sentence
 */
record KnownError(String code, boolean isOfLogin, Quoting quoting, String meaning, String remedy) {

  private static final String LOGIN = "login";

  /**
   * Parses a table of errors, one per line: the code, what the message quotes ({@code login} for
   * names at login), the meaning and the remedy.
   */
  static Map<String, KnownError> table(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" *\\| *"))
        .map(KnownError::of)
        .collect(toUnmodifiableMap(KnownError::code, Function.identity()));
  }

  private static KnownError of(String... cells) {
    boolean isOfLogin = cells[1].equals(LOGIN);
    Quoting quoting =
        isOfLogin ? Quoting.NAMES : Quoting.valueOf(cells[1].toUpperCase(Locale.ROOT));
    return new KnownError(cells[0].strip(), isOfLogin, quoting, cells[2], cells[3]);
  }

  /** The meaning, for use after a colon. */
  String clause() {
    return Character.toLowerCase(meaning.charAt(0)) + meaning.substring(1, meaning.length() - 1);
  }

  /** The meaning and the remedy. */
  String advice() {
    return meaning + " " + remedy;
  }
}
