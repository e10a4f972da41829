package io.sluice.transforms.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Database NOWHERE =
      new Database("localhost", 1, "chat", "ann", new Password.None(), Tls.DISABLED);

  @Test
  void allWorkersOfARunKeepToItsRateTogether() throws Exception {
    PaceLimits limits = new PaceLimits(1_000, Map.of(), null, 0);
    long start = System.nanoTime();
    try (Pace one = Pace.join("run", limits, NOWHERE);
        Pace other = Pace.join("run", limits, NOWHERE)) {
      CompletableFuture<Void> aside = CompletableFuture.runAsync(() -> awaitRows(other));
      awaitRows(one);
      aside.get();
    }
    // The first of ten times a hundred rows goes at once.
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(890));
  }

  @Test
  void aRunThatBeginsAnewOwesNothing() throws Exception {
    PaceLimits limits = new PaceLimits(1, Map.of(), null, 0);
    for (int i = 0; i < 2; i++) {
      try (Pace pace = Pace.join("again", limits, NOWHERE)) {
        pace.await(1_000_000);
      }
    }
  }

  @Test
  void withoutLimitsNobodyWaits() throws Exception {
    try (Pace pace = Pace.join("free", PaceLimits.NONE, NOWHERE)) {
      pace.await(Integer.MAX_VALUE);
      pace.await(Integer.MAX_VALUE);
    }
  }

  // Whoever writes finds out for himself, and waits for it.
  @Test
  void aServerThatIsAwayIsNotBusy() throws Exception {
    PaceLimits limits = new PaceLimits(0, Map.of("Threads_running", 1L), null, 0);
    try (Pace pace = Pace.join("away", limits, NOWHERE)) {
      pace.await(1);
    }
  }

  @Test
  void nothingStaysOpenWhileSomebodyWaits() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    try (Pace pace = Pace.join("paused", new PaceLimits(1_000, Map.of(), null, 0), NOWHERE)) {
      pace.await(500, ended::incrementAndGet);
      assertThat(ended).as("there was no wait").hasValue(0);
      pace.await(1, ended::incrementAndGet);
      assertThat(ended).hasValue(1);
    }
  }

  private static void awaitRows(Pace pace) {
    try {
      for (int i = 0; i < 5; i++) {
        pace.await(100);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
