package io.sluice.transforms.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPhaserTest {

  @Test
  void aWorkerWithoutASplitWaitsForTheLastOne() throws Exception {
    try (WorkerPhaser one = WorkerPhaser.join("run");
        WorkerPhaser other = WorkerPhaser.join("run")) {
      one.begin();
      other.begin();
      one.end();
      CompletableFuture<Void> waiting = waiting(one, 2);
      Thread.sleep(200);
      assertThat(waiting).isNotDone();

      other.end();

      waiting.get();
      other.await(2);
    }
  }

  @Test
  void noWorkerWaitsWhileSplitsAreLeft() throws Exception {
    try (WorkerPhaser one = WorkerPhaser.join("run");
        WorkerPhaser other = WorkerPhaser.join("run")) {
      one.begin();
      other.begin();
      one.end();
      one.await(3);
      one.begin();
      other.end();
      CompletableFuture<Void> waiting = waiting(other, 3);
      one.end();
      waiting.get();
    }
  }

  @Test
  void runsDoNotWaitForEachOther() throws Exception {
    try (WorkerPhaser one = WorkerPhaser.join("one");
        WorkerPhaser other = WorkerPhaser.join("other")) {
      one.begin();
      other.begin();
      one.end();
      one.await(1);
    }
  }

  private static CompletableFuture<Void> waiting(WorkerPhaser phaser, int splits) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            phaser.await(splits);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
