package io.sluice.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended, as it wanted or because its time was up.
 *
 * @param measured what it took
 * @param status its exit status
 * @param isOutOfTime whether it was asked to end (SIGTERM)
 */
public record Attempt(Measured measured, int status, boolean isOutOfTime) {

  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(10);

  /** What a JVM with -XX:+ExitOnOutOfMemoryError says. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int POLL_MS = 20;
  private static final int GRACE_S = 5;

  /**
   * Runs a command to its end, which its children see, too. No other child of this process may end
   * meanwhile.
   *
   * @param log the file for what it writes
   */
  public static Attempt run(List<String> command, Path log, Duration limit)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    double cpuBefore = Proc.cpuSecondsOfEndedChildren();
    long start = System.nanoTime();
    Process process = builder.start();
    Thread killAtExit = new Thread(process::destroyForcibly, "kill process");
    Runtime.getRuntime().addShutdownHook(killAtExit);
    long peakRss = 0;
    boolean isOutOfTime = false;
    while (!isOutOfTime && !process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
      peakRss = Math.max(peakRss, Proc.peakRss(process.pid()));
      isOutOfTime = System.nanoTime() - start > limit.toNanos();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (isOutOfTime) {
      end(process);
    }
    Runtime.getRuntime().removeShutdownHook(killAtExit);
    double cpuSeconds = Proc.cpuSecondsOfEndedChildren() - cpuBefore;
    return new Attempt(
        new Measured(seconds, cpuSeconds, peakRss), process.exitValue(), isOutOfTime);
  }

  /** The same however long it takes. */
  public static Attempt run(List<String> command, Path log)
      throws IOException, InterruptedException {
    return run(command, log, AS_LONG_AS_IT_TAKES);
  }

  /** Whether it ended as it wanted, and all was well. */
  public boolean isDone() {
    return !isOutOfTime && status == 0;
  }

  /** Whether it was a JVM whose heap was too small. */
  public boolean isOutOfMemory() {
    return !isOutOfTime && status == OUT_OF_MEMORY;
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
