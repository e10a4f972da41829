package io.sluice.transforms.jdbc.session;

import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks that a session has Sluice's settings, which a proxy between Sluice and the server may
 * change, and that the server allows writing. Other causes of read-only access depend on the user;
 * {@code PrivilegeProbe} finds them.
 */
public final class SessionCheck {

  // MariaDB before 11.1 knows transaction_read_only as tx_read_only.
  private static final List<String> READ_ONLY =
      List.of("innodb_read_only", "transaction_read_only", "tx_read_only");

  private static final String ON = "on";

  private SessionCheck() {}

  /**
   * Checks a session for reading.
   *
   * @throws DatabaseException if a setting differs, or the database cannot be reached
   */
  public static void checkReading(Database database) {
    check(database, false);
  }

  /**
   * Checks a session for reading and writing.
   *
   * @throws DatabaseException if a setting differs, the session is read-only, or the database
   *     cannot be reached
   */
  public static void checkUpdating(Database database) {
    check(database, true);
  }

  private static void check(Database database, boolean writes) {
    try (Connection connection = DataSources.forReading(database, false).getConnection()) {
      Map<String, String> shown = shown(connection, database.engine(), SessionUse.READ);
      List<String> problems = problems(shown, settings(database.engine(), SessionUse.READ));
      if (writes) {
        readOnly(shown).ifPresent(problems::add);
      }
      if (!problems.isEmpty()) {
        throw new DatabaseException(String.join("\n", problems));
      }
    } catch (SQLException e) {
      throw DatabaseExceptions.of(
          database, Operation.of("checking the settings of the session"), e);
    }
  }

  /** The problems of a MySQL session for writing, one sentence each. */
  public static List<String> problems(Connection connection) throws SQLException {
    Map<String, String> shown = shown(connection, Engine.MYSQL, SessionUse.WRITE);
    List<String> problems = problems(shown, settings(Engine.MYSQL, SessionUse.WRITE));
    readOnly(shown).ifPresent(problems::add);
    return problems;
  }

  /**
   * The settings with wrong values, one sentence each.
   *
   * @param shown the server's values by name; a setting that it does not know is missing
   */
  public static List<String> problems(Map<String, String> shown, List<SessionSetting> settings) {
    List<String> problems = new ArrayList<>();
    for (SessionSetting setting : settings) {
      String value = shown.get(setting.name());
      if (setting.isChecked() && value != null && !setting.isIn(value)) {
        problems.add(
            "The session has %s=%s although Sluice set it to %s; does a proxy change it?"
                .formatted(setting.name(), value.isEmpty() ? "''" : value, setting.value()));
      }
    }
    return problems;
  }

  private static Optional<String> readOnly(Map<String, String> shown) {
    return READ_ONLY.stream()
        .filter(name -> ON.equalsIgnoreCase(shown.get(name)))
        .map(name -> "The session is read-only: the server sets " + name + ".")
        .findFirst();
  }

  private static List<SessionSetting> settings(Engine engine, SessionUse use) {
    return switch (engine) {
      case MYSQL -> MySqlSettings.of(use);
      case POSTGRESQL -> PostgresSettings.all();
    };
  }

  /** Queries rows, because selecting a variable that the server does not know is an error. */
  private static Map<String, String> shown(Connection connection, Engine engine, SessionUse use)
      throws SQLException {
    String names =
        Stream.concat(
                settings(engine, use).stream()
                    .filter(SessionSetting::isChecked)
                    .map(SessionSetting::name),
                READ_ONLY.stream())
            .map(name -> "'" + name + "'")
            .collect(joining(", "));
    String sql =
        switch (engine) {
          case MYSQL -> "SHOW SESSION VARIABLES WHERE `Variable_name` IN (" + names + ")";
          case POSTGRESQL ->
              "SELECT name, current_setting(name) FROM pg_settings WHERE name IN (" + names + ")";
        };
    Map<String, String> shown = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        shown.put(row.getString(1), row.getString(2));
      }
    }
    return shown;
  }
}
