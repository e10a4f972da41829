package io.sluice.transforms.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.MySqlFlavor;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSqlTest {

  private static final Table CHAT = ChatMessageModel.CHAT_MESSAGES.table();

  private static final Column SENSOR = Column.text("sensor", 50);
  private static final Column AT = Column.timestamp("at");
  private static final Column VALUE = Column.integer("value").orNull();
  private static final Table READINGS =
      new Table("readings", List.of(SENSOR, AT, VALUE), List.of(SENSOR, AT), List.of(VALUE));

  @Test
  void theChatTableOnMySql() {
    assertThat(TableSql.createTable(CHAT, MySqlFlavor.MYSQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS `chat_messages` (
              `id` VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL,
              `from` VARCHAR(255) NOT NULL,
              `type` VARCHAR(50) NULL,
              `site_id` VARCHAR(50) NOT NULL,
              `data` VARCHAR(255) NULL DEFAULT '',
              `timestamp` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
              PRIMARY KEY (`id`),
              KEY (`site_id`),
              KEY (`timestamp`)
            ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci\
            """);
  }

  @Test
  void theChatTableOnMariaDb() {
    assertThat(TableSql.createTable(CHAT, MySqlFlavor.MARIADB))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS `chat_messages` (
              `id` VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
              `from` VARCHAR(255) NOT NULL,
              `type` VARCHAR(50) NULL,
              `site_id` VARCHAR(50) NOT NULL,
              `data` VARCHAR(255) NULL DEFAULT '',
              `timestamp` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
              PRIMARY KEY (`id`),
              KEY (`site_id`),
              KEY (`timestamp`)
            ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci\
            """);
  }

  @Test
  void aTableWithAKeyOfTwoColumnsAndANumber() {
    assertThat(TableSql.createTable(READINGS, MySqlFlavor.MYSQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS `readings` (
              `sensor` VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL,
              `at` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
              `value` BIGINT NULL,
              PRIMARY KEY (`sensor`, `at`),
              KEY (`value`)
            ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci\
            """);
  }

  @Test
  void namesAndDefaultsAreQuoted() {
    Column odd = Column.text("a`b %s", 5).withDefault("it's");
    Table table = new Table("t`; DROP TABLE x; --", List.of(odd), List.of(odd), List.of());
    assertThat(TableSql.createTable(table, MySqlFlavor.MARIADB))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS `t``; DROP TABLE x; --` (
              `a``b %s` VARCHAR(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL DEFAULT 'it''s',
              PRIMARY KEY (`a``b %s`)
            ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci\
            """);
    assertThat(TableSql.count(table)).isEqualTo("SELECT COUNT(*) FROM `t``; DROP TABLE x; --`");
    assertThat(TableSql.createDatabase("a`b"))
        .isEqualTo("CREATE DATABASE IF NOT EXISTS `a``b` CHARACTER SET utf8mb4");
  }

  @Test
  void anInsertLeavesARowAloneThatIsThere() {
    assertThat(TableSql.insertIgnoringDuplicates(CHAT.named("other")))
        .isEqualTo(
            "INSERT INTO `other` (`id`, `from`, `type`, `site_id`, `data`, `timestamp`)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE `id` = `id`");
    assertThat(TableSql.insertIgnoringDuplicates(READINGS))
        .isEqualTo(
            "INSERT INTO `readings` (`sensor`, `at`, `value`)"
                + " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE `sensor` = `sensor`");
  }

  @Test
  void theProbeNeedsTheRightsOfTheInsertAndWritesNothing() {
    assertThat(TableSql.probeRights(READINGS))
        .isEqualTo(
            "INSERT INTO `readings` (`sensor`, `at`, `value`)"
                + " SELECT `there`.`sensor`, `there`.`at`, `there`.`value`"
                + " FROM `readings` AS `there` WHERE FALSE"
                + " ON DUPLICATE KEY UPDATE `readings`.`sensor` = `readings`.`sensor`");
  }

  @Test
  void theProbeForARightToCreateCanCreateNothing() {
    assertThat(TableSql.probeCreate(READINGS.name()))
        .isEqualTo("CREATE TABLE `readings` (`twice` INT, `twice` INT)");
  }
}
