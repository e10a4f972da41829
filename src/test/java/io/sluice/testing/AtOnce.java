package io.sluice.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that begin at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * Runs tasks, each in a thread of its own, and waits for all of them.
   *
   * @param task makes the tasks, by their numbers from 0
   * @return what they return, in the order of their numbers
   */
  public static <V> List<V> run(int threads, IntFunction<Callable<V>> task) {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<CompletableFuture<V>> running =
        IntStream.range(0, threads).mapToObj(i -> start(i, start, task.apply(i))).toList();
    CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .join();
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static <V> CompletableFuture<V> start(int i, CyclicBarrier start, Callable<V> task) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            start.await();
            return task.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        thread -> new Thread(thread, "at once " + i).start());
  }
}
