package io.sluice.scan.key;

import static java.util.stream.Collectors.joining;

import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every row is read once, by its key's own index, whatever type its key has. */
@ExtendWith(Servers.class)
class KeyTypesIT {

  private static final int ROWS = 250;

  private final SoftAssertions softly = new SoftAssertions();

  /** A key, and whether the splitter can guess values of its type. */
  private void assertReadOnce(
      Schema schema, boolean isDivided, String columns, IntFunction<String> values)
      throws SQLException {
    schema.execute("DROP TABLE IF EXISTS t");
    schema.execute("CREATE TABLE t (v INT NOT NULL, " + columns + ")");
    schema.execute(
        IntStream.range(0, ROWS)
            .mapToObj(i -> "(" + i + ", " + values.apply(i) + ")")
            .collect(joining(", ", "INSERT INTO t VALUES ", "")));
    schema.execute((schema.isPostgres() ? "ANALYZE " : "ANALYZE TABLE ") + "t");
    SmallRanges read;
    try {
      read = SmallRanges.of(schema, "t", "v");
    } catch (Exception e) {
      softly.fail(columns + ": " + e);
      return;
    }
    softly.assertThat(read.rows()).as(columns).hasSize(ROWS).doesNotHaveDuplicates();
    softly.assertThat(read.ranges().size() > 1).as(columns).isEqualTo(isDivided);
    if (isDivided && !schema.isPostgres()) {
      softly.assertThat(read.plan()).as(columns).contains("|range|").doesNotContain("filesort");
    }
    if (schema.isPostgres()) {
      softly
          .assertThat(read.plan())
          .as(columns)
          .contains(isDivided ? "Index Cond" : "Index")
          .doesNotContain("Sort");
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "sluice.test.server", matches = "postgresql")
  void keysOfTheTypesOfMySql(Schema schema) throws Exception {
    schema.create();
    assertReadOnce(
        schema,
        true,
        "e ENUM('z', 'it''s', '', 'b', 'a,b') NOT NULL, id INT NOT NULL, PRIMARY KEY (e, id)",
        i -> 1 + i % 5 + ", " + i);
    assertReadOnce(
        schema,
        true,
        "id INT NOT NULL, e ENUM('z', 'y', 'x') NOT NULL, PRIMARY KEY (id, e)",
        i -> i / 3 + ", " + (1 + i % 3));
    assertReadOnce(
        schema,
        true,
        "k BIT(64) NOT NULL PRIMARY KEY",
        i -> new BigInteger("73786976294838206").multiply(BigInteger.valueOf(i)).toString());
    assertReadOnce(schema, true, "k DOUBLE NOT NULL PRIMARY KEY", i -> i / 10.0 - 3 + "e0");
    assertReadOnce(schema, true, "k FLOAT NOT NULL PRIMARY KEY", i -> i / 10.0 - 3 + "e0");
    assertReadOnce(
        schema,
        true,
        "k YEAR NOT NULL, id INT NOT NULL, PRIMARY KEY (k, id)",
        i -> (i < 5 ? 0 : 1901 + i) + ", " + i);
    assertReadOnce(
        schema, false, "k TIME(3) NOT NULL PRIMARY KEY", i -> "'" + (i * 6 - 750) + ":30:00.125'");
    assertReadOnce(
        schema,
        true,
        "k DECIMAL(65,30) NOT NULL PRIMARY KEY",
        i -> "12345678901234567890.00000000000000000000%06d".formatted(i));
    assertReadOnce(
        schema,
        true,
        "k VARBINARY(9) NOT NULL PRIMARY KEY",
        i -> "UNHEX('%02x%s')".formatted(i / 3, "00".repeat(i % 3)));
    assertReadOnce(
        schema, true, "k BINARY(4) NOT NULL PRIMARY KEY", i -> "UNHEX('%02x')".formatted(i));
    assertReadOnce(schema, true, "k INT NOT NULL, PRIMARY KEY (k DESC)", i -> "" + i);
    softly.assertAll();
  }

  @Test
  @EnabledIfSystemProperty(named = "sluice.test.server", matches = "postgresql")
  void keysOfTheTypesOfPostgres(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE SCHEMA x");
    schema.execute("CREATE EXTENSION citext SCHEMA x");
    schema.execute("CREATE DOMAIN x.\"weird? type\" AS text CHECK (value <> 'no')");
    schema.execute("CREATE TYPE mood AS ENUM ('z', 'it''s', 'a')");
    schema.execute("CREATE TYPE pair AS (a INT, b TEXT)");
    // By text, and not by citext, A99 comes before a1.
    IntFunction<String> anyCase = i -> "'" + (i % 2 == 0 ? 'a' : 'A') + i + "'";
    assertReadOnce(schema, true, "k x.citext PRIMARY KEY", anyCase);
    assertReadOnce(
        schema,
        true,
        "k x.citext, id INT, PRIMARY KEY (k, id)",
        i -> anyCase.apply(i / 5) + ", " + i);
    assertReadOnce(schema, true, "k x.\"weird? type\" PRIMARY KEY", i -> "'k" + i + "'");
    assertReadOnce(
        schema,
        true,
        "k mood, id INT, PRIMARY KEY (k, id)",
        i -> (i % 2 == 0 ? "'z', " : "'it''s', ") + i);
    assertReadOnce(
        schema,
        false,
        "k FLOAT8 PRIMARY KEY",
        i -> i == 0 ? "'NaN'" : i == 1 ? "'-Infinity'" : "" + i / 10.0);
    assertReadOnce(schema, true, "k FLOAT4 PRIMARY KEY", i -> "" + i / 10.0);
    assertReadOnce(schema, true, "k CHAR(9) PRIMARY KEY", i -> "'a" + i + "'");
    assertReadOnce(schema, true, "k NAME PRIMARY KEY", i -> "'a" + i + "'");
    assertReadOnce(schema, false, "k INET PRIMARY KEY", i -> "'10.0.0." + i + "'");
    assertReadOnce(schema, false, "k VARBIT PRIMARY KEY", i -> i + "::bit(9)");
    assertReadOnce(schema, false, "k INT4RANGE PRIMARY KEY", i -> "'[" + i + ", 999)'");
    assertReadOnce(schema, false, "k INT[] PRIMARY KEY", i -> "ARRAY[" + i % 7 + ", " + i + "]");
    assertReadOnce(schema, false, "k pair PRIMARY KEY", i -> "ROW(" + i % 7 + ", 'a(" + i + "')");
    assertReadOnce(schema, false, "k INTERVAL PRIMARY KEY", i -> "'" + i + " hours'");
    assertReadOnce(schema, false, "k JSONB PRIMARY KEY", i -> "'{\"a\": " + i + "}'");
    assertReadOnce(schema, false, "k DATE PRIMARY KEY", i -> "DATE '0001-01-01 BC' + " + i * 4000);
    assertReadOnce(
        schema, true, "k INT NOT NULL, w INT, UNIQUE (k) INCLUDE (w)", i -> i + ", " + i);
    softly.assertAll();
  }
}
