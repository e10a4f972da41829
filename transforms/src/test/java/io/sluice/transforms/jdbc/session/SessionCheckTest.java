package io.sluice.transforms.jdbc.session;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCheckTest {

  private static final List<SessionSetting> MYSQL = MySqlSettings.of(SessionUse.WRITE);

  @Test
  void aSessionAsItWasSetFits() {
    assertThat(SessionCheck.problems(asSet(MYSQL), MYSQL)).isEmpty();
    assertThat(SessionCheck.problems(asSet(PostgresSettings.all()), PostgresSettings.all()))
        .isEmpty();
  }

  @Test
  void serversShowSwitchesListsAndNumbersInTheirOwnWay() {
    assertThat(SessionSetting.unchecked("max_statement_time", "0", "").isIn("0.000000")).isTrue();
    assertThat(SessionSetting.unchecked("max_statement_time", "0", "").isIn("0.25")).isFalse();
    Map<String, String> shown = asSet(MYSQL);
    shown.put("foreign_key_checks", "ON");
    shown.put("sql_auto_is_null", "OFF");
    shown.put(
        "sql_mode",
        "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION");
    assertThat(SessionCheck.problems(shown, MYSQL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "time_zone, SYSTEM, '+00:00'",
    "character_set_client, latin1, utf8mb4",
    "sql_select_limit, 200, 18446744073709551615",
    "completion_type, CHAIN, NO_CHAIN",
    "unique_checks, OFF, 1"
  })
  void theSettingItsValueAndTheWantedOneAreNamed(String name, String value, String wanted) {
    Map<String, String> shown = asSet(MYSQL);
    shown.put(name, value);
    assertThat(SessionCheck.problems(shown, MYSQL))
        .singleElement()
        .asString()
        .startsWith("The session has %s=%s although Sluice set it to ".formatted(name, value))
        .contains(wanted)
        .endsWith("; does a proxy change it?");
  }

  @Test
  void aModeThatAProxyAddsToSqlModeIsNamed() {
    Map<String, String> shown = asSet(MYSQL);
    shown.merge("sql_mode", "NO_BACKSLASH_ESCAPES", (modes, more) -> modes + "," + more);
    assertThat(SessionCheck.problems(shown, MYSQL)).hasSize(1);
  }

  @Test
  void rowSecurityThatAPoolerKeepsOnIsNamed() {
    Map<String, String> shown = asSet(PostgresSettings.all());
    shown.put("row_security", "on");
    assertThat(SessionCheck.problems(shown, PostgresSettings.all()))
        .containsExactly(
            "The session has row_security=on although Sluice set it to off; does a proxy change"
                + " it?");
  }

  @Test
  void aSettingThatTheServerDoesNotKnowIsNoMisfit() {
    Map<String, String> shown = asSet(MYSQL);
    shown.remove("system_versioning_asof");
    assertThat(SessionCheck.problems(shown, MYSQL)).isEmpty();
  }

  private static Map<String, String> asSet(List<SessionSetting> settings) {
    return new HashMap<>(
        settings.stream()
            .collect(toMap(SessionSetting::name, setting -> setting.value().replace("'", ""))));
  }
}
