package io.sluice.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.metrics.LiveCounts;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static final long TEN_SECONDS = 10_000_000_000L;

  // Counts that are not open are counts of nobody else's.
  private final LiveCounts counts = LiveCounts.of("none");

  @Test
  void saysWhatWasReadRejectedAndWritten() {
    read(12_000, 100);
    settle(2_000, 10_000);
    assertThat(afterTenSeconds(true))
        .isEqualTo("12,000 lines read, 2,000 rejected, 10,000 rows written, 1,000 rows/s");
  }

  @Test
  void addsPerCentAndTimeLeftWhereTheTotalIsKnown() {
    read(1_000, 100);
    settle(0, 1_000);
    assertThat(afterTenSeconds(400_000, true))
        .isEqualTo("1,000 lines read, 0 rejected, 1,000 rows written, 100 rows/s, 25%, 0:30 left");
  }

  @Test
  void countsALineAsDoneWhenItNeedsNothingMore() {
    read(1_000, 100);
    settle(100, 300);
    for (int i = 0; i < 100; i++) {
      counts.skipped(1);
    }
    assertThat(afterTenSeconds(100_000, true)).endsWith(" 30 rows/s, 50%, 0:10 left");
  }

  @Test
  void countsALineAsDoneWhenItIsReadInADryRun() {
    read(1_000, 100);
    assertThat(afterTenSeconds(1_000_000, false))
        .isEqualTo("1,000 lines read, 0 rejected, 100 lines/s, 10%, 1:30 left");
  }

  @Test
  void saysWhatHappensBehindTheLastLineAndNotThatNothingIsLeft() {
    read(1_000, 100);
    settle(0, 1_000);
    counts.stage("building indexes");
    assertThat(afterTenSeconds(100_000, true)).endsWith(" 100 rows/s, building indexes");
    counts.waitsFor("table metadata lock, held by session 42");
    assertThat(afterTenSeconds(100_000, true))
        .endsWith(", building indexes, waiting for: table metadata lock, held by session 42");
  }

  @Test
  void saysMinutesWithTwoDigitsOfSeconds() {
    read(1, 1_000);
    assertThat(afterTenSeconds(62_500, false)).endsWith("2%, 10:15 left");
  }

  @Test
  void saysNothingOfTheEndBeforeTheFirstLineIsDone() {
    String nothing = "0 lines read, 0 rejected, 0 rows written, 0 rows/s";
    assertThat(afterTenSeconds(1_000, true)).isEqualTo(nothing);
    assertThat(afterTenSeconds(0, true)).isEqualTo(nothing);
    read(1, 10);
    assertThat(afterTenSeconds(1_000, true))
        .isEqualTo("1 lines read, 0 rejected, 0 rows written, 0 rows/s");
  }

  @Test
  void neverPassesAHundredPerCent() {
    read(10, 100);
    settle(0, 20);
    assertThat(afterTenSeconds(500, true)).endsWith("100%, 0:00 left");
  }

  private void read(int lines, int bytesEach) {
    for (int i = 0; i < lines; i++) {
      counts.lines(1);
      counts.bytes(bytesEach);
    }
  }

  private void settle(int rejected, int rows) {
    for (int i = 0; i < rejected; i++) {
      counts.rejected(1);
    }
    for (int i = 0; i < rows; i++) {
      counts.rows(1);
    }
  }

  private String afterTenSeconds(long totalBytes, boolean writes) {
    counts.expect(totalBytes);
    return afterTenSeconds(writes);
  }

  private String afterTenSeconds(boolean writes) {
    return new ProgressLine(writes).of(counts, System.nanoTime() + TEN_SECONDS);
  }
}
