package io.sluice.transforms.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveCountsTest {

  @Test
  void whoeverKnowsTheRunsNameCountsInTheSameCounts() {
    try (LiveCounts counts = LiveCounts.open("live-1")) {
      LiveCounts.of("live-1").line(10);
      LiveCounts.of("live-1").line(5);
      LiveCounts.of("live-1").reject();
      LiveCounts.of("live-1").passOver();
      LiveCounts.of("live-1").row();
      LiveCounts.of("live-1").row();
      assertThat(counts.lines()).isEqualTo(2);
      assertThat(counts.bytes()).isEqualTo(15);
      assertThat(counts.rejected()).isEqualTo(1);
      assertThat(counts.rows()).isEqualTo(2);
      assertThat(counts.settled()).isEqualTo(4);
    }
  }

  @Test
  void runsDoNotCountForEachOther() {
    try (LiveCounts one = LiveCounts.open("live-2");
        LiveCounts other = LiveCounts.open("live-3")) {
      LiveCounts.of("live-2").row();
      assertThat(one.rows()).isEqualTo(1);
      assertThat(other.rows()).isZero();
    }
  }

  @Test
  void whereNobodyLooksCountsAreThrownAway() {
    LiveCounts.of("live-4").row();
    LiveCounts closed = LiveCounts.open("live-4");
    closed.close();
    LiveCounts.of("live-4").row();
    assertThat(closed.rows()).isZero();
  }

  @Test
  void manyThreadsCountAtOnce() {
    try (LiveCounts counts = LiveCounts.open("live-5")) {
      IntStream.range(0, 100_000).parallel().forEach(i -> LiveCounts.of("live-5").line(2));
      assertThat(counts.lines()).isEqualTo(100_000);
      assertThat(counts.bytes()).isEqualTo(200_000);
    }
  }
}
