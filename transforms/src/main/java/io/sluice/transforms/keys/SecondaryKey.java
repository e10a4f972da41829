package io.sluice.transforms.keys;

import io.sluice.transforms.jdbc.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a table that is neither unique nor of a special kind, in the server's own words.
 *
 * @param name its name
 * @param definition what stands in CREATE TABLE: {@code KEY `name` (`column`)}
 */
record SecondaryKey(String name, String definition) {

  // The server writes each on a line of its own, and doubles backticks in names.
  private static final Pattern LINE = Pattern.compile("(?m)^  (KEY `((?:[^`]|``)+)` .*?),?$");

  /** Those that a table has. */
  static List<SecondaryKey> of(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + Identifier.quoted(table))) {
      row.next();
      return in(row.getString(2));
    }
  }

  /** Those in a CREATE TABLE as the server writes it. */
  static List<SecondaryKey> in(String createTable) {
    Matcher line = LINE.matcher(createTable);
    return line.results()
        .map(key -> new SecondaryKey(key.group(2).replace("``", "`"), key.group(1)))
        .toList();
  }
}
