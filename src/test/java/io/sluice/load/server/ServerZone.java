package io.sluice.load.server;

import io.sluice.testing.server.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A time zone with changes of clocks, those of New York, for a server whose tables of zones are
 * empty.
 */
final class ServerZone {

  static final String NAME = "Test/New_York";

  private static final int ID = 1000;
  private static final Instant LAST_TIMESTAMP = Instant.ofEpochSecond(2147483647);

  private ServerZone() {}

  static void create(Schema schema) throws SQLException {
    insert(schema, "time_zone", "%d, 'N'".formatted(ID));
    insert(schema, "time_zone_name", "'%s', %d".formatted(NAME, ID));
    insert(schema, "time_zone_transition_type", "%d, 0, -18000, 0, 'EST'".formatted(ID));
    insert(schema, "time_zone_transition_type", "%d, 1, -14400, 1, 'EDT'".formatted(ID));
    insert(schema, "time_zone_transition", String.join("), (", changes()));
  }

  static void drop(Schema schema) throws SQLException {
    for (String table :
        List.of(
            "time_zone_transition", "time_zone_transition_type", "time_zone_name", "time_zone")) {
      schema.onServer("DELETE FROM mysql.%s WHERE Time_zone_id = %d".formatted(table, ID));
    }
  }

  private static List<String> changes() {
    ZoneRules rules = ZoneId.of("America/New_York").getRules();
    List<String> changes = new ArrayList<>();
    ZoneOffsetTransition change = rules.nextTransition(Instant.EPOCH);
    while (change.getInstant().isBefore(LAST_TIMESTAMP)) {
      int type = rules.isDaylightSavings(change.getInstant()) ? 1 : 0;
      changes.add("%d, %d, %d".formatted(ID, change.toEpochSecond(), type));
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }

  private static void insert(Schema schema, String table, String values) throws SQLException {
    schema.onServer("INSERT INTO mysql.%s VALUES (%s)".formatted(table, values));
  }
}
