package io.sluice.transforms.scan.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.key.KeyColumn;
import io.sluice.transforms.scan.key.KeyColumn.Values;
import io.sluice.transforms.scan.key.TableKey;
import io.sluice.transforms.scan.table.CatalogTable.TableIndex;
import io.sluice.transforms.scan.table.CatalogTable.UnusableIndex;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyChoiceTest {

  private static final KeyColumn ID = column("id", false);
  private static final KeyColumn TIME = column("time", false);
  private static final KeyColumn CODE = column("code", true);

  private static final TableIndex PRIMARY = new TableIndex("p", List.of(ID), 1);
  private static final TableIndex BY_TIME = new TableIndex("t", List.of(TIME, ID), 0);
  private static final TableIndex BY_CODE = new TableIndex("c", List.of(CODE), 1);

  private static final UnusableIndex UNFIT =
      new UnusableIndex("u", List.of("name", "id"), true, "covers only the first 10 of name");

  @Test
  void theBestIsTheFirstThatIsUniqueAndHasNoNulls() {
    assertThat(choice(BY_TIME, BY_CODE, PRIMARY).best(false))
        .contains(new TableKey("p", List.of(ID)));
    assertThat(choice(BY_TIME, BY_CODE).best(false)).isEmpty();
    assertThat(choice(BY_TIME, BY_CODE).best(true)).contains(new TableKey("c", List.of(CODE)));
  }

  @Test
  void anyIndexWillDoWhoseColumnsHoldThoseOfAUniqueOne() {
    assertThat(choice(PRIMARY, BY_TIME).of(List.of("time", "id"), false))
        .isEqualTo(new TableKey("t", List.of(TIME, ID)));
  }

  @Test
  void whatIsNotUniqueNeedsMoreColumns() {
    assertThatThrownBy(() -> choice(PRIMARY, BY_TIME).of(List.of("time"), false))
        .isInstanceOf(DatabaseException.class)
        .hasMessageEndingWith("add what tells them apart, as time, id.");
  }

  @Test
  void whatNoIndexOrdersIsRefused() {
    assertThatThrownBy(() -> choice(PRIMARY, BY_TIME).of(List.of("id", "time"), false))
        .hasMessage("No index of the table t orders its rows by id, time.");
  }

  @Test
  void theCaseOfNamesDoesNotMatterWhereNoColumnDiffersInIt() {
    assertThat(choice(PRIMARY).of(List.of("ID"), false)).isEqualTo(new TableKey("p", List.of(ID)));
  }

  @Test
  void whyNoIndexServesIsSaid() {
    assertThatThrownBy(() -> choice(PRIMARY).of(List.of("name"), false))
        .hasMessage(
            "The table t cannot be scanned in the order of name: its index u covers only the first"
                + " 10 of name.");
    assertThat(choice(BY_CODE).whyNone())
        .isEqualTo(
            "The table t cannot be scanned by any of its unique indexes: c allows NULL;"
                + " u covers only the first 10 of name");
  }

  @Test
  void nullsHaveToBeAllowed() {
    assertThatThrownBy(() -> choice(BY_CODE).of(List.of("code"), false))
        .hasMessageContaining("may be NULL");
    assertThat(choice(BY_CODE).of(List.of("code"), true).columns()).containsExactly(CODE);
  }

  private static KeyChoice choice(TableIndex... indexes) {
    return new KeyChoice(
        "t", new CatalogTable("t", List.of(), false, List.of(indexes), List.of(UNFIT), true));
  }

  private static KeyColumn column(String name, boolean nullable) {
    return new KeyColumn(name, name, "INT", name, "?", Values.NUMBERS, nullable);
  }
}
