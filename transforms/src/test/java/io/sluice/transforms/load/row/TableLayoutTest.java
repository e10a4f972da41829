package io.sluice.transforms.load.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableLayoutTest {

  private static final String T = "2016-09-17 11:04:16";

  @Test
  void aKeyHasTheValuesOfItsColumnsInTheKeysOrder() {
    assertThat(Rows.reading("a", 1, T).key().values()).containsExactly(T, "a");
    TableLayout single = new TableLayout(new Table("t", columns(), List.of(Rows.VALUE), List.of()));
    assertThat(single.key(new String[] {"a", "1", T}).values()).containsExactly("1");
  }

  @Test
  void keysAreOrderedByTheirFirstValuesThatDiffer() {
    List<RowKey> sorted =
        List.of(key("", "b"), key("a", ""), key("a", "b"), key("a", "ba"), key("b", "a"));
    List<RowKey> shuffled = new ArrayList<>(sorted);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(shuffled.stream().sorted()).isEqualTo(sorted);
    }
    assertThat(key("a", "b")).isEqualByComparingTo(key("a", "b")).isEqualTo(key("a", "b"));
    // Not run together.
    assertThat(key("a", "bc")).isNotEqualTo(key("ab", "c"));
  }

  @Test
  void anInstantIsReadAsItIsWrittenAndAFractionStays() {
    assertThat(Rows.LAYOUT.canonical(2, T + ".000000")).isEqualTo(T);
    assertThat(Rows.LAYOUT.canonical(2, T + ".500000")).isEqualTo(T + ".500000");
    assertThat(Rows.LAYOUT.canonical(2, null)).isNull();
  }

  @Test
  void aTextThatLooksLikeAnInstantIsLeftAlone() {
    assertThat(Rows.LAYOUT.canonical(0, T + ".000000")).isEqualTo(T + ".000000");
    assertThat(Rows.LAYOUT.canonical(1, "5")).isEqualTo("5");
  }

  @Test
  void theVersionTellsWhichIsLaterAndNumbersAreComparedAsNumbers() {
    assertThat(later(new String[] {"z", "9", T}, new String[] {"a", "10", T}))
        .containsExactly("a", "10", T);
    assertThat(later(new String[] {"a", "-9", T}, new String[] {"b", "-10", T}))
        .containsExactly("a", "-9", T);
  }

  @Test
  void withTheSameVersionTheOtherColumnsTellAndNullIsTheEarliest() {
    assertThat(later(new String[] {"a", "1", T}, new String[] {"b", "1", T}))
        .containsExactly("b", "1", T);
    assertThat(later(new String[] {null, "1", T}, new String[] {"", "1", T}))
        .containsExactly("", "1", T);
  }

  @Test
  void ageIsATotalOrderSoThatTheLatestDoesNotDependOnTheOrderOfArrival() {
    List<String[]> rows = new ArrayList<>();
    for (String sensor : Arrays.asList(null, "", "a", "A", "é", "😀", "\uFFFD")) {
      for (String value : Arrays.asList(null, "0", "-1", "9", "10")) {
        for (String at : List.of(T, T + ".500000", "1970-01-01 00:00:01")) {
          rows.add(new String[] {sensor, value, at});
        }
      }
    }
    Comparator<String[]> age = Rows.LAYOUT.age();
    rows.sort(age);
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        assertThat(Integer.signum(age.compare(rows.get(i), rows.get(j))))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private static String[] later(String[] one, String[] other) {
    Comparator<String[]> age = Rows.LAYOUT.age();
    assertThat(Integer.signum(age.compare(one, other)))
        .isEqualTo(-Integer.signum(age.compare(other, one)));
    return age.compare(one, other) > 0 ? one : other;
  }

  private static List<Column> columns() {
    return Rows.READINGS.columns();
  }

  private static RowKey key(String... values) {
    return new RowKey(List.of(values));
  }
}
