package io.sluice.transforms.jdbc.session;

import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.POSTGRESQL_14;
import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.POSTGRESQL_17;
import static io.sluice.transforms.jdbc.session.SessionSetting.checked;
import static io.sluice.transforms.jdbc.session.SessionSetting.unchecked;

import java.util.List;

/** The settings of every session on PostgreSQL. Every user may set them. */
final class PostgresSettings {

  private static final List<SessionSetting> ALL =
      List.of(
          unchecked("statement_timeout", "0", "a slow page is not cut off"),
          checked("row_security", "off", "rows that a policy hides are an error, not missing"),
          checked("TimeZone", "'UTC'", "a timestamp is written in UTC"),
          checked("DateStyle", "'ISO, MDY'", "dates are written as YYYY-MM-DD"),
          checked("IntervalStyle", "'postgres'", "intervals have one format"),
          checked("bytea_output", "'hex'", "bytes have one format"),
          checked("extra_float_digits", "3", "a number is written with all its digits"),
          checked("standard_conforming_strings", "on", "a backslash in a string is a backslash"),
          checked(
              "default_transaction_isolation",
              "'read committed'",
              "an update waits for others instead of failing"),
          unchecked("default_transaction_deferrable", "off", "a transaction begins at once"),
          unchecked(
              "idle_in_transaction_session_timeout",
              "0",
              "a cursor may pause for any length of time"),
          unchecked("idle_session_timeout", "0", "a pause does not end a session")
              .only(POSTGRESQL_14),
          unchecked("transaction_timeout", "0", "a cursor may read for any length of time")
              .only(POSTGRESQL_17),
          unchecked("lock_timeout", "'300s'", "a wait for a lock ends and is retried"),
          unchecked(
              "tcp_keepalives_idle", "60", "a client that is gone is noticed within 3 minutes"),
          unchecked("tcp_keepalives_interval", "20", "the same"),
          unchecked("tcp_keepalives_count", "6", "the same"),
          unchecked("quote_all_identifiers", "off", "type names are compared without quotes"),
          unchecked("plan_cache_mode", "'auto'", "a page is planned for its own key"),
          unchecked("enable_indexscan", "on", "a page is found by its index"));

  private PostgresSettings() {}

  /** All settings, including those that only newer servers know. */
  static List<SessionSetting> all() {
    return ALL;
  }

  /** The settings that a server version knows. */
  static List<SessionSetting> of(int majorVersion) {
    return ALL.stream().filter(setting -> isKnown(setting, majorVersion)).toList();
  }

  private static boolean isKnown(SessionSetting setting, int majorVersion) {
    return switch (setting.servers()) {
      case POSTGRESQL_14 -> majorVersion >= 14;
      case POSTGRESQL_17 -> majorVersion >= 17;
      default -> true;
    };
  }
}
