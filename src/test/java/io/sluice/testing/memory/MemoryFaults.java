package io.sluice.testing.memory;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The fault that {@code memory://} has, if it has one. Reaches all threads of this JVM. */
public final class MemoryFaults implements AutoCloseable {

  /** What a file system does. */
  public enum Step {
    CREATE,
    WRITE,
    CLOSE,
    OPEN,
    READ,
    DELETE
  }

  /** What the exceptions say. */
  public static final String REASON = "503 Slow Down";

  private static final AtomicReference<MemoryFaults> CURRENT = new AtomicReference<>();

  private final Step step;
  private final String beginning;
  private final int first;
  private final long delayMs;
  private final AtomicInteger steps = new AtomicInteger();

  private MemoryFaults(Step step, String beginning, int first, long delayMs) {
    this.step = step;
    this.beginning = beginning;
    this.first = first;
    this.delayMs = delayMs;
    if (!CURRENT.compareAndSet(null, this)) {
      throw new IllegalStateException("there is another fault");
    }
  }

  /**
   * Has a step fail until this is closed.
   *
   * @param beginning the beginning of the names of the files
   * @param first the number of the first such step that fails, from 1
   */
  public static MemoryFaults failing(Step step, String beginning, int first) {
    return new MemoryFaults(step, beginning, first, 0);
  }

  /** Delays each step of a kind until this is closed. */
  public static MemoryFaults slow(Step step, String beginning, long delayMs) {
    return new MemoryFaults(step, beginning, Integer.MAX_VALUE, delayMs);
  }

  /** The number of such steps so far. */
  public int steps() {
    return steps.get();
  }

  static void at(Step step, String name) throws IOException {
    MemoryFaults current = CURRENT.get();
    if (current != null && current.step == step && name.startsWith(current.beginning)) {
      current.meet();
    }
  }

  private void meet() throws IOException {
    if (steps.incrementAndGet() >= first) {
      throw new IOException(REASON);
    }
    try {
      Thread.sleep(delayMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    CURRENT.compareAndSet(this, null);
  }
}
