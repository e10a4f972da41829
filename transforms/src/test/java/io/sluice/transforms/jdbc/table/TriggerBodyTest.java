package io.sluice.transforms.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as MySQL 8.0 and MariaDB 11.4 accept and show them. */
class TriggerBodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET NEW.d = 'x'",
        "set new.D=upper(new.d)",
        "SET NEW.`d` = 'x'",
        "SET `NEW` . `d` := 'x'",
        "SET @x = 1, NEW.d = 'x'",
        "SET @x = CONCAT('a', (1), 'b'), NEW.d = 'x'",
        "BEGIN IF NEW.d IS NULL THEN SET NEW.d = ''; END IF; END",
        "BEGIN SET @x = (SELECT COUNT(*) FROM v); SET NEW.d = @x; END",
        "SET/* why */NEW.d -- why\n = # why\n 'x'",
        "SET @a = 'it''s \\' /*', NEW.d = 'x' -- */",
        "BEGIN /*!50000 SET NEW.d = 'x' */; END",
        "BEGIN /*M!100100 SET NEW.d = 'x' */; END",
        "BEGIN :NEW.d := 'x'; END",
        "BEGIN NEW.d := 'x'; END"
      })
  void anAssignmentIsFoundHoweverItIsWritten(String body) {
    assertThat(assigned(body)).containsExactly("d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SET @x = NEW.d",
        "SET @x = NEW.d = 'x'",
        "SET @x = IF(1, NEW.d = 'x', 0)",
        "SET @NEW.d = 'x'",
        "IF NEW.d = 'poison' THEN SIGNAL SQLSTATE '45000'; END IF",
        "BEGIN SET @x = 1; SELECT 1, NEW.d = 'x' INTO @x, @y; END",
        "INSERT INTO log SET what = NEW.d, at = NOW()",
        "INSERT INTO log (a, b) VALUES (NEW.id, NEW.d = 'x')",
        "UPDATE totals SET n = n + 1 WHERE NEW.d = d",
        "BEGIN /* SET NEW.d = 'x' */ END",
        "BEGIN -- SET NEW.d = 'x'\nEND",
        "BEGIN # SET NEW.d = 'x'\nEND",
        "SET @x = 'SET NEW.d = 1'",
        "SET @x = \"SET NEW.d = 1\"",
        "SET @x = '\\'; SET NEW.d = 1; \\''",
        "SET @x = OLD.d",
        "SET NEW",
        "SET NEW.d"
      })
  void whatOnlyLooksLikeAnAssignmentIsNone(String body) {
    assertThat(assigned(body)).isEmpty();
  }

  @Test
  void everyColumnIsFound() {
    assertThat(assigned("BEGIN SET NEW.b = 1, NEW.a = 2; SET NEW.`from` = 3; END"))
        .containsExactly("a", "b", "from");
  }

  @Test
  void theServersModesSayWhatQuotesAndBackslashesMean() {
    assertThat(TriggerBody.assigned("SET NEW.\"d\" = 'x'", "ANSI_QUOTES")).containsExactly("d");
    String body = "SET @x = '\\', NEW.d = 'x'";
    assertThat(TriggerBody.assigned(body, "NO_BACKSLASH_ESCAPES")).containsExactly("d");
    assertThat(assigned(body)).isEmpty();
  }

  @Test
  void aLongBodyNeedsNoDeepStack() {
    String filling = "'" + "x''".repeat(500_000) + "'";
    assertThat(assigned("SET @x = " + filling + ", NEW.d = \"" + "\\\"".repeat(500_000) + "\""))
        .containsExactly("d");
  }

  private static Iterable<String> assigned(String body) {
    return TriggerBody.assigned(body, "STRICT_ALL_TABLES");
  }
}
