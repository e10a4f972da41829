package io.sluice.transforms.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetryTest {

  @Test
  void withoutTimeThereIsNoWait() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(new Retry(Duration.ZERO).sleep()).isFalse();
    assertThat(sinceMs(start)).isLessThan(5_000);
  }

  @Test
  void itEndsWhenTheTimeIsOverAndDoesNotWaitLonger() throws InterruptedException {
    Retry retry = new Retry(Duration.ofMillis(700));
    long start = System.nanoTime();
    int waits = 0;
    while (retry.sleep()) {
      waits++;
    }
    assertThat(sinceMs(start)).isBetween(699L, 30_000L);
    // 50 to 150 ms, 100 to 300, 200 to 600, the rest.
    assertThat(waits).isBetween(1, 5);
    assertThat(retry.sleep()).isFalse();
  }

  @Test
  void theFirstWaitIsShortHoweverMuchTimeThereIs() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(new Retry(Duration.ofHours(1)).sleep()).isTrue();
    assertThat(sinceMs(start)).isBetween(49L, 30_000L);
  }

  @Test
  void theTimeBeginsWithTheFirstWait() throws InterruptedException {
    Retry retry = new Retry(Duration.ofMillis(300));
    Thread.sleep(350);
    assertThat(retry.sleep()).isTrue();
  }

  private static long sinceMs(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
