package io.sluice.transforms.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a session really is as {@link Database#dataSource()} asks for it, because a proxy
 * between Sluice and the server may have its own ideas; and that the server lets it write. Other
 * ways to be read-only depend on the user, and {@link Probe} finds them.
 */
final class SessionCheck {

  // Midnight in winter and in summer, so that no zone with daylight saving passes for UTC.
  private static final String SQL =
      "SELECT @@SESSION.sql_mode,"
          + " UNIX_TIMESTAMP('2024-01-01 00:00:00') = 1704067200"
          + " AND UNIX_TIMESTAMP('2024-07-01 00:00:00') = 1719792000,"
          + " @@SESSION.character_set_client";

  // As rows, because it is an error to select a variable that the server does not know, and MariaDB
  // before 11.1 knows transaction_read_only only as tx_read_only.
  private static final String READ_ONLY_SQL =
      "SHOW SESSION VARIABLES WHERE `Variable_name` IN"
          + " ('innodb_read_only', 'transaction_read_only', 'tx_read_only') AND `Value` = 'ON'";

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
    readOnly(connection)
        .ifPresent(name -> misfits.add("Nothing can be written: the server sets " + name + "."));
    return misfits;
  }

  /** The variable because of which nothing can be written. */
  private static Optional<String> readOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet variable = statement.executeQuery(READ_ONLY_SQL)) {
      return variable.next() ? Optional.of(variable.getString(1)) : Optional.empty();
    }
  }
}
