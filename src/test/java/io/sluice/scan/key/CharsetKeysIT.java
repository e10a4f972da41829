package io.sluice.scan.key;

import io.sluice.testing.Thoroughness;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every row is read once, in several ranges, whatever character set its key is in. */
@ExtendWith(Servers.class)
class CharsetKeysIT {

  private static final int ROWS = 250;

  /** Of one byte and more, of Unicode, and with characters that come back as others. */
  private static final Set<String> SOME =
      Set.of(
          "latin1_swedish_ci",
          "latin1_bin",
          "ascii_general_ci",
          "koi8u_general_ci",
          "cp1251_general_ci",
          "cp932_japanese_ci",
          "gbk_bin",
          "utf16le_general_ci",
          "utf32_general_ci");

  /** Guesses used to hold characters that the column's character set lacks: error 1267. */
  @Test
  @DisabledIfSystemProperty(
      named = "sluice.test.server",
      matches = "postgresql",
      disabledReason = "a database has one character set there")
  void keysOfEveryCharacterSetOfMySql(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE n (n INT PRIMARY KEY)");
    for (int n = 0; n < ROWS; n += 50) {
      schema.execute("INSERT INTO n VALUES " + numbers(n, n + 50));
    }
    SoftAssertions softly = new SoftAssertions();
    for (List<String> set :
        schema.query(
            "SELECT s.character_set_name, c.collation_name"
                + " FROM information_schema.character_sets s"
                + " JOIN information_schema.collations c"
                + " ON c.character_set_name = s.character_set_name"
                + " WHERE c.is_default = 'Yes' OR c.collation_name LIKE '%bin'"
                + " AND c.collation_name LIKE CONCAT(s.character_set_name, '%')")) {
      if (SOME.contains(set.get(1)) || Thoroughness.isFull() && !set.get(0).equals("binary")) {
        assertReadOnce(schema, set.get(0), set.get(1), softly);
      }
    }
    softly.assertAll();
  }

  /** Guesses used to hold characters that the database's encoding lacks: error 22P05. */
  @Test
  @EnabledIfSystemProperty(named = "sluice.test.server", matches = "postgresql")
  void keysOfOtherEncodingsOfPostgres(Schema schema) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String encoding : List.of("LATIN1", "KOI8R", "EUC_JP", "SQL_ASCII")) {
      schema.onServer(
          "CREATE DATABASE %s ENCODING '%s' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
              .formatted(schema.database().name(), encoding));
      schema.execute("CREATE TABLE t (name TEXT PRIMARY KEY, id INT)");
      schema.execute("INSERT INTO t SELECT 'a' || n, n FROM generate_series(1, 200) n");
      String beyond =
          switch (encoding) {
            case "EUC_JP" -> "'adb5', 'adfc', 'a2e2', 'b0a1'";
            case "SQL_ASCII" -> "'c3b6'";
            default -> "'c1', 'e9', 'f6'";
          };
      schema.execute(
          "INSERT INTO t SELECT convert_from(decode(h, 'hex'), getdatabaseencoding()) || n, 1000"
              + " FROM unnest(ARRAY["
              + beyond
              + "]) h, generate_series(1, 20) n");
      schema.execute("ANALYZE t");
      try {
        SmallRanges read = SmallRanges.of(schema, "t", "id");
        softly
            .assertThat(read.rows().size())
            .as(encoding)
            .isEqualTo(Integer.parseInt(schema.value("SELECT COUNT(*) FROM t")));
        softly.assertThat(read.ranges().size()).as(encoding).isGreaterThan(2);
      } catch (SQLException e) {
        softly.fail(encoding + ": " + e);
      }
      schema.onServer("DROP DATABASE " + schema.database().name());
    }
    softly.assertAll();
  }

  private static void assertReadOnce(
      Schema schema, String characters, String collation, SoftAssertions softly)
      throws SQLException {
    schema.execute("DROP TABLE IF EXISTS t");
    schema.execute(
        "CREATE TABLE t (id INT NOT NULL, name VARCHAR(40) CHARACTER SET %s COLLATE %s NOT NULL PRIMARY KEY)"
            .formatted(characters, collation));
    // Those beyond ASCII have all single bytes in them, and pairs of bytes.
    schema.execute("INSERT INTO t SELECT n, CONCAT('a', n) FROM n");
    for (String digits : List.of("HEX(5 + n)", "HEX(33024 + n * 127)", "HEX(41120 + n * 89)")) {
      schema.execute(
          "INSERT IGNORE INTO t SELECT 1000 + n, c FROM (SELECT n, CONVERT(UNHEX(%s) USING %s) AS c FROM n) AS q WHERE c IS NOT NULL"
              .formatted(digits, characters));
    }
    schema.execute("ANALYZE TABLE t");

    SmallRanges read;
    try {
      read = SmallRanges.of(schema, "t", "id");
    } catch (Exception e) {
      softly.fail(collation + ": " + e);
      return;
    }

    int rows = Integer.parseInt(schema.value("SELECT COUNT(*) FROM t"));
    softly.assertThat(read.rows().size()).as(collation).isEqualTo(rows);
    softly
        .assertThat(schema.value("SELECT SUM(id) FROM t"))
        .as(collation)
        .isEqualTo("" + read.rows().stream().mapToInt(Integer::parseInt).sum());
    softly.assertThat(read.ranges().size()).as(collation).isGreaterThan(2);
    softly.assertThat(read.plan()).as(collation).contains("|range|").doesNotContain("filesort");
  }

  private static String numbers(int from, int to) {
    StringBuilder numbers = new StringBuilder();
    for (int n = from; n < to; n++) {
      numbers.append(n == from ? "(" : ", (").append(n).append(')');
    }
    return numbers.toString();
  }
}
