package io.sluice.transforms.jdbc.session;

import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.ALL;
import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.MARIADB;
import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.MYSQL;
import static io.sluice.transforms.jdbc.session.SessionSetting.checked;
import static io.sluice.transforms.jdbc.session.SessionSetting.unchecked;
import static java.util.stream.Collectors.joining;

import io.sluice.transforms.jdbc.session.SessionSetting.Servers;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of every session on MySQL and MariaDB. Every user may set them on every version;
 * settings that require a privilege do not belong here.
 */
final class MySqlSettings {

  private static final SessionSetting STRICT =
      checked(
          "sql_mode",
          "'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
          "for writing: a value that does not fit is refused, not altered");

  private static final SessionSetting TAKES_ANY_DATE =
      checked(
          "sql_mode",
          "'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,ALLOW_INVALID_DATES,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
          "for reading: a key such as 0000-00-00 can be compared");

  // Longer than any pause within a transaction; shorter than the ten minutes of other sessions'
  // retries.
  private static final SessionSetting DEAD_CLIENT =
      unchecked(
          "wait_timeout",
          "180",
          "the locks of a client that is gone are released within 3 minutes");

  private static final SessionSetting IDLE =
      unchecked("wait_timeout", "28800", "for JdbcIO, whose one connection may be idle");

  private static final List<SessionSetting> OTHERS =
      List.of(
          checked("time_zone", "'+00:00'", "a timestamp is the instant in the file"),
          checked("character_set_client", "'utf8mb4'", "every character is accepted"),
          checked("character_set_connection", "'utf8mb4'", "every character is accepted"),
          checked("autocommit", "1", "a statement outside a transaction is committed"),
          checked("completion_type", "'NO_CHAIN'", "COMMIT begins no other transaction"),
          checked("foreign_key_checks", "1", "a row without its parent row is refused"),
          checked("unique_checks", "1", "a duplicate of a unique value is refused"),
          checked("check_constraint_checks", "1", "a row that breaks a CHECK is refused")
              .only(MARIADB),
          checked("sql_select_limit", "18446744073709551615", "no SELECT ends early"),
          checked("system_versioning_asof", "DEFAULT", "rows are read as they are now")
              .only(MARIADB),
          checked("transaction_isolation", "'REPEATABLE-READ'", "no uncommitted row is read")
              .only(MYSQL),
          checked("tx_isolation", "'REPEATABLE-READ'", "no uncommitted row is read").only(MARIADB),
          checked("sql_auto_is_null", "0", "IS NULL finds NULLs and nothing else"),
          checked("sql_notes", "1", "LOAD DATA reports all that it altered"),
          unchecked("old_mode", "''", "LOAD DATA names duplicate keys").only(MARIADB),
          checked("sql_quote_show_create", "1", "definitions of indexes can be read"),
          unchecked("alter_algorithm", "'DEFAULT'", "indexes can be built").only(MARIADB),
          unchecked("sql_if_exists", "0", "a missing table or index is an error").only(MARIADB),
          unchecked("sql_big_selects", "1", "large tables may be read"),
          unchecked("sql_safe_updates", "0", "updates by any key are allowed"),
          unchecked("max_session_mem_used", "9223372036854775807", "large statements are allowed")
              .only(MARIADB),
          unchecked("max_execution_time", "0", "a slow page is not cut off").only(MYSQL),
          unchecked("max_statement_time", "0", "a large batch or index build is not cut off")
              .only(MARIADB),
          unchecked("idle_transaction_timeout", "0", "a pause does not end a transaction")
              .only(MARIADB),
          unchecked("idle_readonly_transaction_timeout", "0", "the same while reading")
              .only(MARIADB),
          unchecked("idle_write_transaction_timeout", "0", "the same while writing").only(MARIADB),
          unchecked("net_read_timeout", "180", "a slow network does not end LOAD DATA"),
          unchecked("net_write_timeout", "86400", "a cursor may pause for a day"),
          unchecked("innodb_lock_wait_timeout", "50", "a wait for a row lock ends and is retried"),
          unchecked("lock_wait_timeout", "300", "a wait for a table lock ends and is retried"));

  private MySqlSettings() {}

  /** The settings of sessions for a use. */
  static List<SessionSetting> of(SessionUse use) {
    List<SessionSetting> settings = new ArrayList<>();
    settings.add(use == SessionUse.READ ? TAKES_ANY_DATE : STRICT);
    settings.addAll(OTHERS);
    settings.add(use == SessionUse.IDLE ? IDLE : DEAD_CLIENT);
    return settings;
  }

  /** The settings that the driver must know at login: how strings are quoted, and the time zone. */
  static List<SessionSetting> essentials(SessionUse use) {
    return of(use).subList(0, 2);
  }

  /**
   * The assignments of one SET statement. Each server skips the comments for the other, so no query
   * is needed first.
   */
  static String assignments(List<SessionSetting> settings) {
    return assignments(settings, ALL)
        + comment(" /*!80000,", assignments(settings, MYSQL))
        + comment(" /*M!100500,", assignments(settings, MARIADB));
  }

  private static String assignments(List<SessionSetting> settings, Servers servers) {
    return settings.stream()
        .filter(setting -> setting.servers() == servers)
        .map(SessionSetting::assignment)
        .collect(joining(","));
  }

  private static String comment(String begin, String assignments) {
    return assignments.isEmpty() ? "" : begin + assignments + " */";
  }
}
