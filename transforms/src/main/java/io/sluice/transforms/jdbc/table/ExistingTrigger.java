package io.sluice.transforms.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An existing trigger, read from {@code information_schema}. The server shows triggers only to
 * users with the privilege TRIGGER on the table. Other users see none, so their triggers cannot be
 * checked beforehand.
 *
 * @param name its name
 * @param timing {@code BEFORE} or {@code AFTER} the row is written
 * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param sqlMode the SQL modes in which the server parses its body
 * @param body the statement that it runs
 * @param definer the user with whose privileges it runs: {@code user@host}
 * @param definerIsGone whether that user certainly does not exist
 */
record ExistingTrigger(
    String name,
    String timing,
    String event,
    String sqlMode,
    String body,
    String definer,
    boolean definerIsGone) {

  /** The triggers of a table that this user may see, in the order of their names. */
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

  /** Whether the server refuses every row because the definer does not exist. */
  boolean isOrphan() {
    return definerIsGone && !event.equals("DELETE");
  }

  /** The columns, in lower case, that it sets when a row is inserted. */
  Set<String> fills() {
    return event.equals("INSERT") ? alteredColumns() : Set.of();
  }

  /**
   * The columns, in lower case, that it changes before a row is inserted or updated. An insert of
   * an existing key is an update to the server, even if it changes nothing.
   */
  Set<String> alteredColumns() {
    boolean alters = timing.equals("BEFORE") && !event.equals("DELETE");
    return alters ? TriggerBody.assigned(body, sqlMode) : Set.of();
  }
}
