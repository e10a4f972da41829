package io.sluice.transforms.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A trigger as it really is, read from {@code information_schema}. The server shows triggers only
 * to users with the right TRIGGER on the table; for everybody else there seem to be none, and
 * nothing can be said about them beforehand.
 *
 * @param name its name
 * @param timing {@code BEFORE} or {@code AFTER} the row is written
 * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param sqlMode the modes under which the server reads its body
 * @param body the statement that it runs
 * @param definer the user with whose rights it runs: {@code user@host}
 * @param definerIsGone whether that user certainly no longer exists
 */
record ExistingTrigger(
    String name,
    String timing,
    String event,
    String sqlMode,
    String body,
    String definer,
    boolean definerIsGone) {

  /** All triggers of a table that this user may see, in the order of their names. */
  static List<ExistingTrigger> read(Connection connection, String schema, String table)
      throws SQLException {
    List<ExistingTrigger> triggers = new ArrayList<>();
    Definers definers = new Definers(connection);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT trigger_name, action_timing, event_manipulation, sql_mode, action_statement,"
                + " definer FROM information_schema.triggers"
                + " WHERE event_object_schema = ? AND event_object_table = ?"
                + " ORDER BY trigger_name")) {
      statement.setString(1, schema);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          triggers.add(
              new ExistingTrigger(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  definers.isGone(row.getString(6))));
        }
      }
    }
    return triggers;
  }

  /** Whether the server refuses every row because of it. */
  boolean isOrphan() {
    return definerIsGone && !event.equals("DELETE");
  }

  /** The columns, in lower case, to which it gives a value when a row is inserted. */
  Set<String> fills() {
    return event.equals("INSERT") ? alteredColumns() : Set.of();
  }

  /**
   * The columns, in lower case, that it gives another value before a row is inserted or updated. An
   * insert whose key is there already is an update to the server, even where it changes nothing.
   */
  Set<String> alteredColumns() {
    boolean alters = timing.equals("BEFORE") && !event.equals("DELETE");
    return alters ? TriggerBody.assigned(body, sqlMode) : Set.of();
  }
}
