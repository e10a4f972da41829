package io.sluice.transforms.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.Rows;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.record.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowComparisonTest {

  private static final TableLayout LAYOUT =
      new TableLayout(
          new Table("readings", Rows.READINGS.columns(), List.of(Rows.SENSOR), List.of())
              .latestBy(Rows.VALUE));

  private static final String T = "2016-09-17 11:04:16";

  private final Map<RowKey, String[]> there = new HashMap<>();

  @Test
  void aRecordIsTheSameOnlyWhereEveryValueIs() {
    there("a", "1", T);
    RowComparison comparison = compared(OnDuplicate.KEEP, row("a", "1", T), row("a", "1", T + "7"));
    assertThat(comparison.same()).isEqualTo(1);
    assertThat(comparison.conflicts()).extracting(row -> row.values()[2]).containsExactly(T + "7");
  }

  @Test
  void aNullInTheTableIsNotTheEmptyText() {
    there("a", "1", null);
    assertThat(compared(OnDuplicate.KEEP, row("a", "1", "")).conflicts()).hasSize(1);
  }

  @Test
  void keepingNothingTakesTheRowsPlace() {
    there("a", "1", T);
    RowComparison comparison = compared(OnDuplicate.KEEP, row("a", "2", T), row("a", "3", T));
    assertThat(comparison.conflicts()).hasSize(2);
    assertThat(comparison.later()).isEmpty();
  }

  @Test
  void onlyALaterRecordTakesTheRowsPlace() {
    there("a", "5", T);
    assertThat(compared(OnDuplicate.LATEST, row("a", "4", T)).later()).isEmpty();
    assertThat(compared(OnDuplicate.LATEST, row("a", "5", T)).later()).isEmpty();
    assertThat(compared(OnDuplicate.LATEST, row("a", "6", T)).later()).hasSize(1);
  }

  @Test
  void ofManyRecordsTheLatestTakesTheRowsPlaceWhateverTheirOrder() {
    there("b", "1", T);
    there("a", "1", T);
    List<BatchRow> rows = new ArrayList<>();
    for (int value = 0; value < 8; value++) {
      rows.add(row("a", Integer.toString(value), T));
      rows.add(row("b", Integer.toString(value + 5), T));
    }
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(rows, new Random(seed));
      RowComparison comparison = compared(OnDuplicate.LATEST, rows.toArray(BatchRow[]::new));
      assertThat(comparison.later())
          .extracting(row -> row.values()[0] + row.values()[1])
          .containsExactly("a7", "b12");
      assertThat(comparison.same()).isEqualTo(1);
      assertThat(comparison.conflicts()).hasSize(15);
    }
  }

  @Test
  void whereTheLatestIsRefusedTheNextLatestTakesThePlace() {
    there("a", "1", T);
    there("b", "1", T);
    BatchRow latest = row("a", "3", T);
    BatchRow next = row("a", "2", T);
    RowComparison comparison = compared(OnDuplicate.LATEST, next, latest, row("b", "5", T));
    assertThat(comparison.laterWithout(List.of(latest))).containsExactly(next);
    assertThat(comparison.conflicts()).doesNotContain(latest).hasSize(2);
    assertThat(comparison.laterWithout(List.of(next))).isEmpty();
  }

  @Test
  void aRowThatIsNotThereEndsTheLoad() {
    assertThatThrownBy(() -> compared(OnDuplicate.KEEP, row("a", "1", T)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("was gone as soon as it was written");
  }

  private RowComparison compared(OnDuplicate onDuplicate, BatchRow... rows) {
    RowComparison comparison = new RowComparison(there, LAYOUT, onDuplicate);
    List.of(rows).forEach(comparison::add);
    return comparison;
  }

  private void there(String... values) {
    there.put(LAYOUT.key(values), values);
  }

  private static BatchRow row(String... values) {
    return Rows.row(LAYOUT, values);
  }
}
