package io.sluice.transforms.jdbc;

import java.util.regex.Pattern;

/** Names of databases, tables and columns, as they may stand in a statement. */
public final class Identifier {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$]{1,64}");

  private Identifier() {}

  /** Whether a name is one that Sluice takes: 1 to 64 letters, digits, underscores and dollars. */
  public static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches();
  }

  /** The name in backticks; a backtick in it is doubled. */
  public static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /** What {@link #quoted} has quoted. */
  public static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("``", "`");
  }
}
