package io.sluice.transforms.load.insert;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.load.row.RowKey;
import io.sluice.transforms.load.row.RowPacker;
import io.sluice.transforms.load.row.Rows;
import io.sluice.transforms.load.sort.PackedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchRowsTest {

  /** By time and sensor, in order; the last value is the number of the row. */
  private static final BatchRows ROWS = rows("a-1", "b", "b", "c", "d\t-", "d\t-", "d\t-");

  @Test
  void rowsAreWhatWasPacked() {
    assertThat(ROWS.get(4))
        .usingRecursiveComparison()
        .isEqualTo(
            new BatchRow(
                new RowKey(List.of("1970-01-01 00:00:01", "d\t-")),
                new String[] {"d\t-", "4", "1970-01-01 00:00:01"},
                1004,
                10));
  }

  @Test
  void theFirstOfEachKeyAndTheOthersAreAll() {
    assertThat(numbers(ROWS.firstOfEachKey())).containsExactly(0, 1, 3, 4);
    assertThat(numbers(ROWS.others())).containsExactly(2, 5, 6);
    assertThat(numbers(ROWS.repeated())).containsExactly(1, 4);
  }

  @Test
  void rowsAreFoundByTheTextsThatServersSayOfTheirKeys() {
    BatchRows first = ROWS.firstOfEachKey();
    assertThat(numbers(first.withKeys(Set.of("1970-01-01 00:00:01-a-1")))).containsExactly(0);
    assertThat(numbers(first.withKeys(Set.of("1970-01-01 00:00:01-d\t-", "c", ""))))
        .containsExactly(4);
    assertThat(first.withKeys(Set.of())).isEmpty();
  }

  @Test
  void keysThatServersMayAlterAreNotTheirNames() {
    assertThat(rows("a", "é").haveNamedKeys()).isFalse();
    assertThat(rows("a\\").haveNamedKeys()).isFalse();
    assertThat(rows("a?").haveNamedKeys()).isFalse();
    assertThat(rows("a\0").haveNamedKeys()).isFalse();
    assertThat(rows("x".repeat(40)).haveNamedKeys()).isTrue();
    assertThat(rows("x".repeat(41)).haveNamedKeys()).isFalse();
    assertThat(rows("a-b ~'").haveNamedKeys()).isTrue();
  }

  private static BatchRows rows(String... sensors) {
    RowPacker packer = new RowPacker(Rows.LAYOUT);
    PackedRows rows = new PackedRows(1 << 16);
    for (int number = 0; number < sensors.length; number++) {
      packer.text(sensors[number]);
      packer.integer(number);
      packer.timestamp(1);
      rows.add(packer.pack(1000 + number, 10, false), 0);
    }
    return BatchRows.of(rows, Rows.LAYOUT);
  }

  private static List<Integer> numbers(BatchRows rows) {
    List<Integer> numbers = new ArrayList<>();
    rows.forEach(row -> numbers.add(Integer.valueOf(row.values()[1])));
    return numbers;
  }
}
