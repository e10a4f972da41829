package io.sluice.transforms.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements for many rows or keys at once. */
class ManyRowsSqlTest {

  private static final Column SENSOR = Column.text("sensor", 50);
  private static final Column AT = Column.timestamp("at");
  private static final Column VALUE = Column.integer("val`ue");
  private static final List<Column> COLUMNS = List.of(SENSOR, AT, VALUE);

  private static final Table SINGLE = new Table("one", COLUMNS, List.of(SENSOR), List.of());
  private static final Table COMPOSITE = new Table("t`wo", COLUMNS, List.of(SENSOR, AT), List.of());

  @Test
  void insertsThatLeaveAloneWhatIsThere() {
    assertThat(TableSql.insertIgnoringDuplicates(COMPOSITE, 3))
        .isEqualTo(
            "INSERT INTO `t``wo` (`sensor`, `at`, `val``ue`)"
                + " VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE `sensor` = `sensor`");
    assertThat(TableSql.insertIgnoringDuplicates(SINGLE, 1))
        .isEqualTo(TableSql.insertIgnoringDuplicates(SINGLE));
  }

  @Test
  void insertsThatTakeThePlaceSetAllColumnsButTheKeys() {
    assertThat(TableSql.upsert(SINGLE, 2))
        .isEqualTo(
            "INSERT INTO `one` (`sensor`, `at`, `val``ue`) VALUES (?, ?, ?), (?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE `at` = VALUES(`at`), `val``ue` = VALUES(`val``ue`)");
    assertThat(TableSql.upsert(COMPOSITE, 1))
        .endsWith(" ON DUPLICATE KEY UPDATE `val``ue` = VALUES(`val``ue`)");
  }

  @Test
  void rowsAreFoundByTheirKeysAndInstantsComeWithTheirFractions() {
    String columns = "SELECT `sensor`, DATE_FORMAT(`at`, '%Y-%m-%d %H:%i:%s.%f'), `val``ue` FROM ";
    assertThat(TableSql.selectByKeys(SINGLE, 2))
        .isEqualTo(columns + "`one` FORCE INDEX (PRIMARY) WHERE `sensor` IN (?, ?) FOR UPDATE");
    assertThat(TableSql.selectByKeys(COMPOSITE, 2))
        .isEqualTo(
            columns
                + "`t``wo` FORCE INDEX (PRIMARY) WHERE (`sensor`, `at`) IN ((?, ?), (?, ?))"
                + " FOR UPDATE");
  }

  @Test
  void rowsAreCountedByTheirKeys() {
    assertThat(TableSql.countKeys(SINGLE, 1))
        .isEqualTo("SELECT COUNT(*) FROM `one` WHERE `sensor` IN (?)");
    assertThat(TableSql.countKeys(COMPOSITE, 2))
        .isEqualTo("SELECT COUNT(*) FROM `t``wo` WHERE (`sensor`, `at`) IN ((?, ?), (?, ?))");
  }

  @Test
  void aFileIsLoadedWithBackslashesAsEscapes() {
    assertThat(TableSql.loadData(COMPOSITE, COMPOSITE.columns(), Path.of("/a b/rows.tsv")))
        .isEqualTo(
            "LOAD DATA LOCAL INFILE '/a b/rows.tsv' INTO TABLE `t``wo` CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'"
                + " (`sensor`, `at`, `val``ue`)");
  }

  @Test
  void theFilesNameIsQuoted() {
    assertThat(TableSql.loadData(SINGLE, SINGLE.columns(), Path.of("/it's\\here")))
        .startsWith("LOAD DATA LOCAL INFILE '/it''s\\\\here' INTO TABLE `one` ");
  }
}
