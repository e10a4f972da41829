package io.sluice.transforms.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPhaserTest {

  @Test
  void aWorkerWithoutASplitWaitsForTheLastOne() throws Exception {
    try (WorkerPhaser one = WorkerPhaser.join("run", 2);
        WorkerPhaser other = WorkerPhaser.join("run", 2)) {
      one.begin();
      other.begin();
      one.end();
      CompletableFuture<Void> waiting = waiting(one);
      Thread.sleep(200);
      assertThat(waiting).isNotDone();

      other.end();

      waiting.get();
      other.await();
    }
  }

  @Test
  void noWorkerWaitsWhileSplitsAreLeft() throws Exception {
    try (WorkerPhaser one = WorkerPhaser.join("run", 3);
        WorkerPhaser other = WorkerPhaser.join("run", 3)) {
      one.begin();
      other.begin();
      one.end();
      one.await();
      one.begin();
      other.end();
      CompletableFuture<Void> waiting = waiting(other);
      one.end();
      waiting.get();
    }
  }

  @Test
  void runsDoNotWaitForEachOther() throws Exception {
    try (WorkerPhaser one = WorkerPhaser.join("one", 1);
        WorkerPhaser other = WorkerPhaser.join("other", 1)) {
      one.begin();
      other.begin();
      one.end();
      one.await();
    }
  }

  private static CompletableFuture<Void> waiting(WorkerPhaser phaser) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            phaser.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
