package io.sluice.bench.scan.memory;

import io.sluice.testing.server.Schema;
import java.sql.SQLException;

/**
 * A table that the server fills by itself: rows of about 220 bytes, with columns like those of chat
 * messages, and texts for keys. All servers take the same statements.
 */
final class MemoryTable {

  /** Its name. */
  static final String NAME = "many_rows";

  private static final String CREATE =
      """
      CREATE TABLE many_rows (
        id VARCHAR(20) NOT NULL PRIMARY KEY,
        sender VARCHAR(50) NOT NULL,
        type VARCHAR(20) NOT NULL,
        site VARCHAR(50) NOT NULL,
        data TEXT NOT NULL,
        at TIMESTAMP NOT NULL)
      """;

  /** The rows behind those that are there, as many as there are, up to a number. */
  private static final String MORE =
      """
      INSERT INTO many_rows
      SELECT CONCAT(1000000000000 + n), CONCAT('user', MOD(n, 1000)), 'message',
        CONCAT('site', MOD(n, 17)), REPEAT(MD5(CONCAT('m', n)), 5),
        TIMESTAMP '2016-01-01 00:00:00'
      FROM (SELECT CAST(id AS DECIMAL(13)) - 1000000000000 + %d AS n FROM many_rows) AS numbers
      WHERE n <= %d
      """;

  private static final String FIRST =
      """
      INSERT INTO many_rows VALUES
        ('1000000000001', 'user1', 'message', 'site1', 'first', TIMESTAMP '2016-01-01 00:00:00')
      """;

  private MemoryTable() {}

  /** Makes it, in the place of one that is there. */
  static void make(Schema schema, long rows) throws SQLException {
    schema.execute("DROP TABLE IF EXISTS many_rows");
    schema.execute(CREATE);
    schema.execute(FIRST);
    for (long there = 1; there < rows; there *= 2) {
      schema.execute(MORE.formatted(there, rows));
    }
    schema.execute(schema.isPostgres() ? "ANALYZE many_rows" : "ANALYZE TABLE many_rows");
  }
}
