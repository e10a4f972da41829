package io.sluice.transforms.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final Database NOWHERE =
      new Database("localhost", 1, "chat", "ann", new Password.None(), Tls.DISABLED);

  @Test
  void allWorkersOfARunKeepToItsRateTogether() throws Exception {
    ThrottleLimits limits = new ThrottleLimits(1_000, Map.of(), null, 0);
    long start = System.nanoTime();
    try (Throttle one = Throttle.join("run", limits, NOWHERE);
        Throttle other = Throttle.join("run", limits, NOWHERE)) {
      CompletableFuture<Void> aside = CompletableFuture.runAsync(() -> awaitRows(other));
      awaitRows(one);
      aside.get();
    }
    // The first of ten times a hundred rows goes at once.
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(890));
  }

  @Test
  void aRunThatBeginsAnewOwesNothing() throws Exception {
    ThrottleLimits limits = new ThrottleLimits(1, Map.of(), null, 0);
    for (int i = 0; i < 2; i++) {
      try (Throttle throttle = Throttle.join("again", limits, NOWHERE)) {
        throttle.await(1_000_000);
      }
    }
  }

  @Test
  void withoutLimitsNobodyWaits() throws Exception {
    try (Throttle throttle = Throttle.join("free", ThrottleLimits.NONE, NOWHERE)) {
      throttle.await(Integer.MAX_VALUE);
      throttle.await(Integer.MAX_VALUE);
    }
  }

  // Whoever writes finds out for himself, and waits for it.
  @Test
  void aServerThatIsAwayIsNotBusy() throws Exception {
    ThrottleLimits limits = new ThrottleLimits(0, Map.of("Threads_running", 1L), null, 0);
    try (Throttle throttle = Throttle.join("away", limits, NOWHERE)) {
      throttle.await(1);
    }
  }

  @Test
  void nothingStaysOpenWhileSomebodyWaits() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    try (Throttle throttle =
        Throttle.join("paused", new ThrottleLimits(1_000, Map.of(), null, 0), NOWHERE)) {
      throttle.await(500, ended::incrementAndGet);
      assertThat(ended).as("there was no wait").hasValue(0);
      throttle.await(1, ended::incrementAndGet);
      assertThat(ended).hasValue(1);
    }
  }

  private static void awaitRows(Throttle throttle) {
    try {
      for (int i = 0; i < 5; i++) {
        throttle.await(100);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
