package io.sluice.transforms.jdbc.session;

import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.MARIADB;
import static io.sluice.transforms.jdbc.session.SessionSetting.Servers.MYSQL;
import static io.sluice.transforms.jdbc.session.SessionSetting.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlSettingsTest {

  @Test
  void aServerDoesNotSeeTheSettingsThatOnlyTheOtherKnows() {
    assertThat(
            MySqlSettings.assignments(
                List.of(
                    unchecked("a", "1", ""),
                    unchecked("b", "2", "").only(MYSQL),
                    unchecked("c", "3", "").only(MARIADB),
                    unchecked("d", "'x'", ""),
                    unchecked("e", "5", "").only(MARIADB))))
        .isEqualTo("a=1,d='x' /*!80000,b=2 */ /*M!100500,c=3,e=5 */");
    assertThat(MySqlSettings.assignments(MySqlSettings.essentials(SessionUse.WRITE)))
        .startsWith("sql_mode='STRICT_ALL_TABLES,")
        .endsWith("',time_zone='+00:00'");
  }

  // JdbcIO keeps its connection between batches, and fails where it is lost.
  @Test
  void theServerSoonGivesUpAClientThatIsGoneUnlessItMayBeIdle() {
    assertThat(assignments(SessionUse.WRITE)).contains("wait_timeout=180");
    assertThat(assignments(SessionUse.READ)).contains("wait_timeout=180");
    assertThat(assignments(SessionUse.IDLE)).contains("wait_timeout=28800");
  }

  private static List<String> assignments(SessionUse use) {
    return MySqlSettings.of(use).stream().map(SessionSetting::assignment).toList();
  }
}
