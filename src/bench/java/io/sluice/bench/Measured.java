package io.sluice.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process took, from its start to its end: that of its JVM included.
 *
 * @param seconds how long it ran
 * @param cpuSeconds how long it kept cores busy
 * @param peakRssBytes the most memory that it had
 */
record Measured(double seconds, double cpuSeconds, long peakRssBytes) {

  private static final int POLL_MS = 20;

  /**
   * Runs a command to its end. No other child of this process may end meanwhile.
   *
   * @param log the file for what it writes
   * @throws BenchException when it fails
   */
  static Measured run(List<String> command, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    double cpuBefore = Proc.cpuSecondsOfEndedChildren();
    long start = System.nanoTime();
    Process process = builder.start();
    Thread killAtExit = new Thread(process::destroyForcibly, "kill process");
    Runtime.getRuntime().addShutdownHook(killAtExit);
    long peakRss = 0;
    while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
      peakRss = Math.max(peakRss, Proc.peakRss(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Runtime.getRuntime().removeShutdownHook(killAtExit);
    if (process.exitValue() != 0) {
      throw new BenchException(
          "A process failed with status %d; %s says why. It was: %s"
              .formatted(process.exitValue(), log, String.join(" ", command)));
    }
    return new Measured(seconds, Proc.cpuSecondsOfEndedChildren() - cpuBefore, peakRss);
  }
}
