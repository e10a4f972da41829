package io.sluice.scan;

import io.sluice.testing.server.Schema;
import java.sql.SQLException;
import java.util.stream.IntStream;

/** A table t of numbers k and texts v, of which each third is NULL. */
public final class NumbersTable {

  private NumbersTable() {}

  /** Creates it in a schema that is not there yet, with the numbers from 0 on. */
  public static void create(Schema schema, int rows) throws SQLException {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, v VARCHAR(20))");
    schema.insert(
        "t",
        IntStream.range(0, rows)
            .mapToObj(k -> k + ", " + (v(k) == null ? "NULL" : "'" + v(k) + "'")));
    schema.analyze("t");
  }

  /** The text of a number; null for NULL. */
  public static String v(int k) {
    return k % 3 == 0 ? null : "v" + k;
  }
}
