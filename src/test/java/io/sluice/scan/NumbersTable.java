package io.sluice.scan;

import static java.util.stream.Collectors.joining;

import io.sluice.testing.Schema;
import java.sql.SQLException;
import java.util.stream.IntStream;

/** A table t of numbers k and texts v, of which each third is NULL. */
final class NumbersTable {

  private static final int ROWS_IN_A_STATEMENT = 5_000;

  private NumbersTable() {}

  /** Creates it in a schema that is not there yet, with the numbers from 0 on. */
  static void create(Schema schema, int rows) throws SQLException {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, v VARCHAR(20))");
    for (int i = 0; i < rows; i += ROWS_IN_A_STATEMENT) {
      schema.execute(
          IntStream.range(i, Math.min(rows, i + ROWS_IN_A_STATEMENT))
              .mapToObj(k -> "(" + k + ", " + (v(k) == null ? "NULL" : "'" + v(k) + "'") + ")")
              .collect(joining(", ", "INSERT INTO t VALUES ", "")));
    }
    schema.execute((schema.isPostgres() ? "ANALYZE " : "ANALYZE TABLE ") + "t");
  }

  /** The text of a number; null for NULL. */
  static String v(int k) {
    return k % 3 == 0 ? null : "v" + k;
  }
}
