package io.sluice.transforms.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that is cancelled does not wait until its throttle lets it pass. */
class CancelledWaitTest {

  private static final Database NOWHERE =
      new Database("localhost", 1, "chat", "ann", new Password.None(), Tls.DISABLED);

  @Test
  @Timeout(30)
  void endsALongPauseOfTheRateLimit() throws Exception {
    ThrottleLimits limits = new ThrottleLimits(1, Map.of(), null, 0);
    AtomicBoolean isCancelled = new AtomicBoolean();
    try (Throttle throttle = Throttle.join("cancelled", limits, NOWHERE)) {
      // The next row may be written in an hour.
      throttle.await(3_600);
      Thread canceller =
          new Thread(
              () -> {
                sleep(Duration.ofMillis(1_500));
                isCancelled.set(true);
              });
      canceller.start();
      long start = System.nanoTime();
      assertThatThrownBy(() -> throttle.await(1, () -> check(isCancelled)))
          .isInstanceOf(CancellationException.class);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
          .isBetween(1_400L, 5_000L);
      canceller.join();
    }
  }

  private static void check(AtomicBoolean isCancelled) {
    if (isCancelled.get()) {
      throw new CancellationException();
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
