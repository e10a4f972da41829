package io.sluice.transforms.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndBarrierTest {

  @Test
  void whoIsDoneWithTheLastButOneShareWaitsForTheLast() throws Exception {
    try (EndBarrier one = EndBarrier.join("run", 2);
        EndBarrier other = EndBarrier.join("run", 2)) {
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
  void nobodyWaitsWhileThereIsAnotherShareToBegin() throws Exception {
    try (EndBarrier one = EndBarrier.join("run", 3);
        EndBarrier other = EndBarrier.join("run", 3)) {
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
    try (EndBarrier one = EndBarrier.join("one", 1);
        EndBarrier other = EndBarrier.join("other", 1)) {
      one.begin();
      other.begin();
      one.end();
      one.await();
    }
  }

  private static CompletableFuture<Void> waiting(EndBarrier barrier) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            barrier.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
