package io.sluice.scan.update;

import io.sluice.testing.server.Schema;
import java.sql.SQLException;

/** Has the server itself count how often each row of a table is written. */
final class CountedWrites {

  private CountedWrites() {}

  /** Adds a column {@code writes} to a table, and a trigger that counts there. */
  static void of(Schema schema, String table) throws SQLException {
    schema.execute("ALTER TABLE " + table + " ADD writes INT DEFAULT 0");
    String trigger = "CREATE TRIGGER count_write BEFORE UPDATE ON " + table + " FOR EACH ROW ";
    if (schema.isPostgres()) {
      schema.execute(
          "CREATE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN NEW.writes = OLD.writes + 1; RETURN NEW; END'");
      schema.execute(trigger + "EXECUTE FUNCTION count_write()");
    } else {
      schema.execute(trigger + "SET NEW.writes = OLD.writes + 1");
    }
  }
}
