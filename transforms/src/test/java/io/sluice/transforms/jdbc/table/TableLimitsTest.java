package io.sluice.transforms.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.table.ExistingTable.ExistingColumn;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.record.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits are those of the table that is really there. */
class TableLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "varchar, 255, 1020",
    "varchar, 5000, 20000",
    "tinytext, 255, 255",
    "text, 65535, 65535",
    "mediumtext, 16777215, 16777215",
    "longtext, 4294967295, 4294967295"
  })
  void aTextTakesItsCharactersAndItsBytes(String type, long characters, long bytes) {
    assertThat(limit(Column.text("c", 255), column(type, false, characters, bytes)))
        .isEqualTo(Limit.text(characters, bytes));
  }

  @Test
  void aTimeTakesWhatItsTypeHolds() {
    Column at = Column.timestamp("c");
    assertThat(limit(at, column("timestamp", false, 0, 0))).isEqualTo(Limit.TIMESTAMP);
    assertThat(limit(at, column("datetime", false, 0, 0))).isEqualTo(Limit.DATETIME);
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint, -128, 127",
    "smallint, -32768, 32767",
    "mediumint, -8388608, 8388607",
    "int, -2147483648, 2147483647",
    "bigint, -9223372036854775808, 9223372036854775807"
  })
  void aSignedNumberTakesItsBits(String type, long min, long max) {
    assertThat(limit(Column.integer("c"), column(type, false, 0, 0)))
        .isEqualTo(Limit.integer(min, max));
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint, 255",
    "smallint, 65535",
    "mediumint, 16777215",
    "int, 4294967295",
    "bigint, 9223372036854775807"
  })
  void anUnsignedNumberTakesItsBitsAsFarAsALongGoes(String type, long max) {
    assertThat(limit(Column.integer("c"), column(type, true, 0, 0)))
        .isEqualTo(Limit.integer(0, max));
  }

  @Test
  void columnsThatTheModelDoesNotKnowHaveNoLimit() {
    ExistingColumn extra = new ExistingColumn("extra", "int", false, 0, 0, "", "", true, false);
    Column wanted = Column.integer("c");
    assertThat(limits(wanted, column("int", false, 0, 0), extra).byColumn()).containsOnlyKeys("c");
  }

  private static Limit limit(Column wanted, ExistingColumn there) {
    return limits(wanted, there).byColumn().get("c");
  }

  private static ColumnLimits limits(Column wanted, ExistingColumn... there) {
    Table table = new Table("t", List.of(wanted), List.of(wanted), List.of());
    return TableCheck.limits(
        table,
        new ExistingTable(
            "BASE TABLE", "InnoDB", List.of(there), Map.of("PRIMARY", List.of("c")), List.of()));
  }

  private static ExistingColumn column(String type, boolean unsigned, long characters, long bytes) {
    return new ExistingColumn(
        "c", type, unsigned, characters, bytes, "utf8mb4", "utf8mb4_bin", false, false);
  }
}
