package io.sluice.transforms.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveCountsTest {

  @Test
  void whoeverKnowsTheRunsNameCountsInTheSameCounts() {
    try (LiveCounts counts = LiveCounts.open("live-1")) {
      LiveCounts.of("live-1").lines(2);
      LiveCounts.of("live-1").bytes(10);
      LiveCounts.of("live-1").bytes(5);
      LiveCounts.of("live-1").rejected(1);
      LiveCounts.of("live-1").skipped(1);
      LiveCounts.of("live-1").rows(1);
      LiveCounts.of("live-1").rows(1);
      assertThat(counts.lines()).isEqualTo(2);
      assertThat(counts.bytes()).isEqualTo(15);
      assertThat(counts.rejected()).isEqualTo(1);
      assertThat(counts.rows()).isEqualTo(2);
      assertThat(counts.settled()).isEqualTo(4);
    }
  }

  @Test
  void howMuchThereIsToReadIsKnownWhenSomebodyHasSaidIt() {
    try (LiveCounts counts = LiveCounts.open("live-6")) {
      assertThat(counts.expectedBytes()).isEmpty();
      LiveCounts.of("live-6").expect(7);
      assertThat(counts.expectedBytes()).hasValue(7);
    }
  }

  @Test
  void runsDoNotCountForEachOther() {
    try (LiveCounts one = LiveCounts.open("live-2");
        LiveCounts other = LiveCounts.open("live-3")) {
      LiveCounts.of("live-2").rows(1);
      assertThat(one.rows()).isEqualTo(1);
      assertThat(other.rows()).isZero();
    }
  }

  @Test
  void whereNobodyLooksCountsAreThrownAway() {
    LiveCounts.of("live-4").rows(1);
    LiveCounts closed = LiveCounts.open("live-4");
    closed.close();
    LiveCounts.of("live-4").rows(1);
    assertThat(closed.rows()).isZero();
  }

  @Test
  void manyThreadsCountAtOnce() {
    try (LiveCounts counts = LiveCounts.open("live-5")) {
      IntStream.range(0, 100_000).parallel().forEach(i -> LiveCounts.of("live-5").lines(1));
      assertThat(counts.lines()).isEqualTo(100_000);
    }
  }
}
