package io.sluice.transforms.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;

/** Checks and quotes names of databases, schemas, tables and columns. */
public final class Identifier {

  private static final int MYSQL_CHARACTERS = 64;
  private static final int POSTGRESQL_BYTES = 63;

  private Identifier() {}

  /**
   * Why no server of a kind can have anything of that name; empty if one can. PostgreSQL silently
   * truncates longer names, and would use another table.
   *
   * @return a phrase that follows the name in a sentence: {@code is empty}
   */
  public static Optional<String> invalidReason(String name, Engine engine) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("contains a NUL character");
    }
    return switch (engine) {
      case MYSQL -> {
        if (name.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
          yield Optional.of("contains a character above U+FFFF, which MySQL accepts in no name");
        }
        yield name.length() > MYSQL_CHARACTERS
            ? Optional.of("is longer than %d characters".formatted(MYSQL_CHARACTERS))
            : Optional.empty();
      }
      case POSTGRESQL ->
          name.getBytes(UTF_8).length > POSTGRESQL_BYTES
              ? Optional.of("is longer than %d bytes".formatted(POSTGRESQL_BYTES))
              : Optional.empty();
    };
  }

  /**
   * Returns an alias of Sluice's own that differs from a table's name.
   *
   * @param own the preferred alias
   * @param table the table's name, as written in the statement
   */
  public static String other(String own, String table) {
    String other = own;
    while (table.toLowerCase(Locale.ROOT).contains(other)) {
      other += "_";
    }
    return other;
  }

  /** Quotes a name for MySQL: in backticks, with each backtick in it doubled. */
  public static String quoted(String name) {
    String quoted = '`' + name.replace("`", "``") + '`';
    // Otherwise the driver would miss the end of the name, and the placeholders after it.
    return isOpenToDriver(quoted) ? quoted + "/*`*/" : quoted;
  }

  /**
   * Whether MySQL's driver, which unlike the server treats a backslash before a backtick as an
   * escape, reads the name as unterminated.
   */
  private static boolean isOpenToDriver(String quoted) {
    boolean isOpen = false;
    for (int i = 0; i < quoted.length(); i++) {
      if (quoted.charAt(i) == '`') {
        isOpen = !isOpen;
      } else if (isOpen && quoted.charAt(i) == '\\') {
        i++;
      }
    }
    return isOpen;
  }

  /** Reverses {@link #quoted}. */
  public static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("``", "`");
  }

  /** Quotes a name for a kind of server, with each quote character in it doubled. */
  public static String quoted(String name, Engine engine) {
    return switch (engine) {
      case MYSQL -> quoted(name);
      case POSTGRESQL -> '"' + name.replace("\"", "\"\"") + '"';
    };
  }
}
