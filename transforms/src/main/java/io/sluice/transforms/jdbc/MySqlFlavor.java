package io.sluice.transforms.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The servers that Sluice writes to, and the differences in their SQL. */
public enum MySqlFlavor {
  /** MySQL 8.0 and newer. */
  MYSQL("MySQL", "utf8mb4_0900_bin", "utf8mb4_0900_ai_ci"),
  /** MariaDB 10.6 and newer. */
  MARIADB("MariaDB", "utf8mb4_nopad_bin", "utf8mb4_unicode_ci");

  private final String words;
  private final String keyCollation;
  private final String textCollation;

  MySqlFlavor(String words, String keyCollation, String textCollation) {
    this.words = words;
    this.keyCollation = keyCollation;
    this.textCollation = textCollation;
  }

  /** Returns the kind of server that a connection leads to. */
  public static MySqlFlavor of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("SELECT VERSION()")) {
      version.next();
      return version.getString(1).contains("MariaDB") ? MARIADB : MYSQL;
    }
  }

  /** The server's name. */
  public String words() {
    return words;
  }

  /**
   * The collation under which strings are equal only if their bytes are, trailing spaces included.
   * Others merge distinct keys: by case, accents, width or zero-width characters.
   */
  public String keyCollation() {
    return keyCollation;
  }

  /** The collation of strings that are not keys. */
  public String textCollation() {
    return textCollation;
  }
}
