package io.sluice.transforms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackOffTest {

  @Test
  void withoutTimeThereIsNoWait() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(new BackOff(Duration.ZERO).sleep()).isFalse();
    assertThat(sinceMs(start)).isLessThan(5_000);
  }

  @Test
  void itEndsWhenTheTimeIsOverAndDoesNotWaitLonger() throws InterruptedException {
    BackOff backOff = new BackOff(Duration.ofMillis(700));
    long start = System.nanoTime();
    int waits = 0;
    while (backOff.sleep()) {
      waits++;
    }
    assertThat(sinceMs(start)).isBetween(699L, 30_000L);
    // 50 to 100 ms, 100 to 200, 200 to 400, the rest.
    assertThat(waits).isBetween(1, 5);
    assertThat(backOff.sleep()).isFalse();
  }

  @Test
  void theFirstWaitIsShortHoweverMuchTimeThereIs() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(new BackOff(Duration.ofHours(1)).sleep()).isTrue();
    assertThat(sinceMs(start)).isBetween(49L, 30_000L);
  }

  @Test
  void theTimeBeginsWithTheFirstWait() throws InterruptedException {
    BackOff backOff = new BackOff(Duration.ofMillis(300));
    Thread.sleep(350);
    assertThat(backOff.sleep()).isTrue();
  }

  private static long sinceMs(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
