package io.sluice.testing.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a proxy does to the bytes on their way, and what it has seen of them. Threads share it. */
final class Faults {

  /** Bytes that clients have sent. */
  final AtomicLong bytes = new AtomicLong();

  /** COMMITs that have passed. */
  final AtomicInteger commits = new AtomicInteger();

  /** COMMITs that are still to be robbed of their replies. */
  final AtomicInteger repliesToDrop = new AtomicInteger();

  /** COMMITs that the server has answered and whose client does not know. */
  final AtomicInteger repliesDropped = new AtomicInteger();

  volatile Consumer<String> seen = statement -> {};
  volatile Predicate<List<String>> robbed = sent -> false;
  volatile Runnable onReplyDropped = () -> {};
  volatile Predicate<List<String>> cut = sent -> false;
  volatile Runnable onCut = () -> {};
  volatile Duration latency = Duration.ZERO;
  volatile int maxSlice = Integer.MAX_VALUE;
  private boolean blackHole;

  synchronized void setBlackHole(boolean on) {
    blackHole = on;
    notifyAll();
  }

  /**
   * Whether the reply to a COMMIT is one to drop.
   *
   * @param sent what its client has sent since the one before
   */
  boolean takesReply(List<String> sent) {
    commits.incrementAndGet();
    return robbed.test(sent) && repliesToDrop.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  void replyDropped() {
    repliesDropped.incrementAndGet();
    onReplyDropped.run();
  }

  /** Whether a connection is to end here, with its newest statement withheld from the server. */
  boolean cuts(List<String> sent) {
    if (!cut.test(sent)) {
      return false;
    }
    onCut.run();
    return true;
  }

  /** Lets a chunk of bytes pass. */
  void pass(byte[] chunk, int size, OutputStream to) throws IOException {
    try {
      Thread.sleep(latency.toMillis());
      int slice;
      for (int i = 0; i < size; i += slice) {
        slice = Math.min(size - i, slice());
        waitWhileInBlackHole();
        to.write(chunk, i, slice);
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private int slice() {
    int max = maxSlice;
    return max == Integer.MAX_VALUE ? max : ThreadLocalRandom.current().nextInt(max) + 1;
  }

  private synchronized void waitWhileInBlackHole() throws InterruptedException {
    while (blackHole) {
      wait();
    }
  }
}
