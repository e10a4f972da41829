package io.sluice.transforms.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that a session really is as {@link Database#dataSource()} asks for it: a proxy between
 * Sluice and the server may have its own ideas.
 */
final class SessionCheck {

  // Midnight in winter and in summer, so that no zone with daylight saving passes for UTC.
  private static final String SQL =
      "SELECT @@SESSION.sql_mode,"
          + " UNIX_TIMESTAMP('2024-01-01 00:00:00') = 1704067200"
          + " AND UNIX_TIMESTAMP('2024-07-01 00:00:00') = 1719792000,"
          + " @@SESSION.character_set_client";

  private SessionCheck() {}

  /** What does not fit, a sentence each. */
  static List<String> misfits(Connection connection) throws SQLException {
    List<String> misfits = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet session = statement.executeQuery(SQL)) {
      session.next();
      if (!session.getString(1).contains("STRICT_ALL_TABLES")) {
        misfits.add("The session is not strict although Sluice asked for it; is a proxy between?");
      }
      if (!session.getBoolean(2)) {
        misfits.add("The session is not in UTC although Sluice asked for it; is a proxy between?");
      }
      if (!session.getString(3).equals("utf8mb4")) {
        misfits.add("The session is not in utf8mb4 although Sluice asked for it.");
      }
    }
    return misfits;
  }
}
