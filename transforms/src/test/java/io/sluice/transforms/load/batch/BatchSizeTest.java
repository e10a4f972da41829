package io.sluice.transforms.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private final BatchSize size = new BatchSize(Duration.ofMillis(500), 0);

  @Test
  void batchesGrowUntilTheyTakeTheTime() {
    assertThat(size.rows()).isEqualTo(BatchSize.FIRST);
    // A server that takes 30,000 rows a second.
    for (int i = 0; i < 10; i++) {
      took(size.rows() / 30);
    }
    assertThat(size.rows()).isBetween(14_900, 15_100);
  }

  @Test
  void oneFastBatchDoesNotMakeTheNextAHugeOne() {
    took(1);
    assertThat(size.rows()).isEqualTo(2 * BatchSize.FIRST);
  }

  @Test
  void batchesShrinkAtOnceWhenTheServerIsSlow() {
    took(2_000);
    assertThat(size.rows()).isEqualTo(BatchSize.FIRST / 4);
    took(60_000);
    assertThat(size.rows()).isEqualTo(BatchSize.MIN);
  }

  @Test
  void noBatchHasMoreRowsThanOneStatementTakes() {
    for (int i = 0; i < 20; i++) {
      took(1);
    }
    assertThat(size.rows()).isEqualTo(BatchSize.MAX);
  }

  @Test
  void batchesOfWideRowsShrinkToo() {
    size.took(1_600, TimeUnit.MILLISECONDS.toNanos(800));
    assertThat(size.rows()).isEqualTo(1_000);
  }

  @Test
  void whereFewRowsASecondAreAllowedNoBatchHasMoreThanItsTimeAllows() {
    BatchSize slow = new BatchSize(Duration.ofMillis(500), 300);
    assertThat(slow.rows()).isEqualTo(150);
    slow.took(150, 1);
    assertThat(slow.rows()).isEqualTo(150);
    assertThat(new BatchSize(Duration.ofMillis(500), 1).rows()).isEqualTo(1);
  }

  @Test
  void aBatchThatReachedALimitIsNeverTriedAgainInItsSize() {
    size.exceeded(BatchSize.FIRST);
    assertThat(size.rows()).isEqualTo(BatchSize.FIRST / 2);
    took(1);
    assertThat(size.rows()).isEqualTo(BatchSize.FIRST / 2);
    size.exceeded(100);
    assertThat(size.rows()).isEqualTo(50);
    took(60_000);
    assertThat(size.rows()).isEqualTo(50);
    size.exceeded(1);
    assertThat(size.rows()).isEqualTo(1);
  }

  private void took(long milliseconds) {
    size.took(size.rows(), TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}
