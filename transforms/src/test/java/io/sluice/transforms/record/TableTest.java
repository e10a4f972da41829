package io.sluice.transforms.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Column ID = Column.text("id", 50);
  private static final Column OTHER = Column.text("other", 50);

  @Test
  void aTableHasAKey() {
    assertRefused(List.of(), List.of());
  }

  @Test
  void keyAndIndexesAreOfItsColumns() {
    assertRefused(List.of(OTHER), List.of());
    assertRefused(List.of(ID), List.of(OTHER));
  }

  @Test
  void underAnotherNameItIsTheSame() {
    Table table = new Table("t", List.of(ID, OTHER), List.of(ID), List.of(OTHER));
    assertThat(table.named("u"))
        .isEqualTo(new Table("u", List.of(ID, OTHER), List.of(ID), List.of(OTHER)));
  }

  private static void assertRefused(List<Column> key, List<Column> indexed) {
    assertThatThrownBy(() -> new Table("t", List.of(ID), key, indexed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table t: key and indexes need its columns");
  }
}
