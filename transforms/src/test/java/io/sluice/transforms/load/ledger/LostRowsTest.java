package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.load.ledger.LostRows.OfBatch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostRowsTest {

  private static final int SENTINELS = 64;

  @Test
  void whereNothingIsMissingNothingIsLost() {
    assertThat(lost()).isEqualTo(LostRows.NONE);
    assertThat(lost(batch(1, SENTINELS))).isEqualTo(LostRows.NONE);
    assertThat(LostRows.NONE.sentence("t")).isEmpty();
  }

  @Test
  void aTableWithoutAnyIsAnotherOne() {
    assertThat(lost(batch(1, 0), batch(2, 0)).isAnotherTable()).isTrue();
    assertThat(LostRows.of(List.of(batch(1, 0)), List.of()).isAnotherTable()).isTrue();
  }

  // Nineteen rows in twenty, in rows of any batch: what a purge by age takes of random ids.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aPurgeIsNoOtherTable(long seed) {
    Random random = new Random(seed);
    OfBatch[] batches = new OfBatch[20];
    for (int i = 0; i < batches.length; i++) {
      int existing = 0;
      for (int sentinel = 0; sentinel < SENTINELS; sentinel++) {
        existing += random.nextInt(20) == 0 ? 1 : 0;
      }
      batches[i] = batch(i, existing);
    }
    LostRows lost = lost(batches);
    assertThat(lost.isAnotherTable()).isFalse();
    assertThat(lost.rows()).isBetween(17_000L, 19_900L);
  }

  // A log a day: the table is the same, and all rows of the older days are gone.
  @Test
  void whatIsDeletedFromTheTableOfTheLoadIsNoOtherTable() {
    List<OfBatch> batches = List.of(batch(1, 0), batch(2, SENTINELS), batch(3, 0));
    LostRows lost = LostRows.of(batches, List.of());
    assertThat(lost).isEqualTo(new LostRows(3 * SENTINELS, 2 * SENTINELS, 2000, false));
    assertThat(lost.sentence("t"))
        .isEqualTo(
            "About 2,000 of the rows that were loaded into table t have been deleted since (128 of"
                + " 192 samples); they stay deleted.");
  }

  @Test
  void ofAnotherTableWholeBatchesAreMissing() {
    assertThat(lost(batch(1, 0), batch(2, SENTINELS)).isAnotherTable()).isTrue();
    assertThat(lost(batch(1, 9), batch(2, 0), batch(3, 9), batch(4, 9)).isAnotherTable()).isFalse();
  }

  // It was filled from elsewhere.
  @Test
  void aFewBatchesInPartProveNoPurge() {
    assertThat(lost(batch(1, 60)).isAnotherTable()).isTrue();
    assertThat(lost(batch(1, 60), batch(2, 60)).isAnotherTable()).isTrue();
    assertThat(lost(batch(1, 60), batch(2, 60), batch(3, 60)).isAnotherTable()).isFalse();
  }

  @Test
  void aPurgedTableThatLacksTheLatestBatchesIsRestored() {
    OfBatch[] purged = {batch(1, 30), batch(2, 30), batch(3, 30)};
    assertThat(lost(purged).isAnotherTable()).isFalse();
    assertThat(lost(purged[2], batch(4, 0), purged[0], purged[1]).isAnotherTable()).isTrue();
  }

  @Test
  void batchesOfOneMomentAreJudgedTogether() {
    assertThat(lost(batch(1, 30), batch(2, 30), batch(3, 30), batch(3, 0)).isAnotherTable())
        .isFalse();
  }

  private static LostRows lost(OfBatch... batches) {
    return LostRows.of(List.of(batches), List.of(batches));
  }

  private static OfBatch batch(int committed, int existing) {
    return new OfBatch("2016-09-17 11:04:%02d".formatted(committed), 1000, SENTINELS, existing);
  }
}
