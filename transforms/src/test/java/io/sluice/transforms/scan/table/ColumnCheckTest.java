package io.sluice.transforms.scan.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnCheckTest {

  private static final ScanColumn ID = new ScanColumn("id", Kind.LONG, 20, 0, false);
  private static final ScanColumn NAME = new ScanColumn("name", Kind.TEXT, 20, 0, true);
  private static final ScanColumn SUM = new ScanColumn("sum", Kind.DECIMAL, 10, 2, true);

  @Test
  void columnsThatHaveComeAndLongerTextsChangeNothing() {
    ScanColumn longer = new ScanColumn("name", Kind.TEXT, 200, 0, false);
    assertThatCode(() -> ColumnCheck.check("t", List.of(ID, NAME), List.of(SUM, ID, longer)))
        .doesNotThrowAnyException();
  }

  @Test
  void aColumnThatIsGoneIsSaid() {
    assertRefused(List.of(ID), "column name is gone");
  }

  @Test
  void aColumnOfAnotherTypeIsSaid() {
    assertRefused(
        List.of(ID, new ScanColumn("name", Kind.LONG, 20, 0, true), SUM),
        "column name was text and is long");
    assertRefused(
        List.of(ID, NAME, new ScanColumn("sum", Kind.DECIMAL, 10, 3, true)),
        "column sum was decimal(10,2) and is decimal(10,3)");
  }

  /** Their names may have been exchanged. */
  @Test
  void columnsInAnotherOrderAreSaid() {
    assertRefused(List.of(NAME, ID, SUM), "column name has moved");
  }

  private static void assertRefused(List<ScanColumn> now, String why) {
    assertThatThrownBy(() -> ColumnCheck.check("t", List.of(ID, NAME, SUM), now))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "The table t has changed since the run began: %s. Start a new run; a scan needs another --out."
                .formatted(why));
  }
}
