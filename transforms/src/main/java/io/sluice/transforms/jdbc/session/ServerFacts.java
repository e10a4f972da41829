package io.sluice.transforms.jdbc.session;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.MySqlFlavor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Properties of a server and of the session.
 *
 * @param kind MySQL or MariaDB
 * @param version the version number
 * @param tls the session's version of TLS; empty if it is not encrypted
 * @param takesLocalFiles whether the server accepts files from clients: its {@code local_infile}
 * @param maxPacketBytes the maximum length of a statement: its {@code max_allowed_packet}
 * @param overridden the settings whose values in Sluice's sessions differ from the server's
 */
public record ServerFacts(
    MySqlFlavor kind,
    String version,
    String tls,
    boolean takesLocalFiles,
    long maxPacketBytes,
    List<String> overridden) {

  private static final String SETTINGS =
      "SHOW VARIABLES WHERE `Variable_name` IN ('local_infile', 'max_allowed_packet', 'version')";

  private static final String TLS = "SHOW SESSION STATUS LIKE 'Ssl_version'";

  /** Queries the server. */
  public static ServerFacts of(Connection connection) throws SQLException {
    Map<String, String> settings = pairs(connection, SETTINGS);
    return new ServerFacts(
        MySqlFlavor.of(connection),
        settings.getOrDefault("version", "?").replaceFirst("-.*", ""),
        pairs(connection, TLS).getOrDefault("Ssl_version", ""),
        settings.getOrDefault("local_infile", "OFF").equals("ON"),
        Long.parseLong(settings.getOrDefault("max_allowed_packet", "0")),
        overridden(connection));
  }

  private static List<String> overridden(Connection connection) throws SQLException {
    List<SessionSetting> ours = MySqlSettings.of(SessionUse.WRITE);
    String names = ours.stream().map(it -> "'" + it.name() + "'").collect(joining(", "));
    Map<String, String> global =
        pairs(connection, "SHOW GLOBAL VARIABLES WHERE `Variable_name` IN (" + names + ")");
    return ours.stream()
        .filter(it -> global.containsKey(it.name()) && !it.isIn(global.get(it.name())))
        .map(SessionSetting::name)
        .sorted()
        .toList();
  }

  private static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        pairs.put(row.getString(1), row.getString(2));
      }
    }
    return pairs;
  }
}
