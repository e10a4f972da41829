package io.sluice.transforms.jdbc.session;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One setting of every session, whatever the server's own value.
 *
 * @param name the server's name for it
 * @param value the value, as written in SQL
 * @param servers the servers that know it
 * @param isChecked whether another value could store or read wrong data; if so, no job begins
 *     before the server has confirmed it
 * @param why the reason, a clause for the user
 */
record SessionSetting(String name, String value, Servers servers, boolean isChecked, String why) {

  /** The servers that know a setting. */
  enum Servers {
    ALL("all"),
    MYSQL("MySQL"),
    MARIADB("MariaDB"),
    POSTGRESQL_14("14 and newer"),
    POSTGRESQL_17("17 and newer");

    private final String words;

    Servers(String words) {
      this.words = words;
    }

    /** Words for the documentation. */
    String words() {
      return words;
    }
  }

  /** A setting that correctness depends on. */
  static SessionSetting checked(String name, String value, String why) {
    return new SessionSetting(name, value, Servers.ALL, true, why);
  }

  /** A setting without which a job could stop or wait. */
  static SessionSetting unchecked(String name, String value, String why) {
    return new SessionSetting(name, value, Servers.ALL, false, why);
  }

  /** Returns a copy for some servers only. */
  SessionSetting only(Servers servers) {
    return new SessionSetting(name, value, servers, isChecked, why);
  }

  String assignment() {
    return name + "=" + value;
  }

  /** Whether a value that the server shows equals this one. */
  boolean isIn(String shown) {
    return normalized(shown).equals(normalized(value));
  }

  /**
   * Normalizes a value: servers show switches as words, lists in their own order, and zeros after a
   * point.
   */
  private static Set<String> normalized(String value) {
    Set<String> words = new TreeSet<>();
    for (String word : value.replace("'", "").toLowerCase(Locale.ROOT).split(",")) {
      words.add(
          switch (word.strip()) {
            case "on" -> "1";
            case "off" -> "0";
            default -> word.strip().replaceFirst("^(\\d+)\\.0+$", "$1");
          });
    }
    return words;
  }
}
