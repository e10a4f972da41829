package io.sluice.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process took, from its start to its end: that of its JVM included.
 *
 * @param seconds how long it ran
 * @param cpuSeconds how long it kept cores busy
 * @param peakRssBytes the most memory that it had
 */
public record Measured(double seconds, double cpuSeconds, long peakRssBytes) {

  /**
   * Runs a command to its end. No other child of this process may end meanwhile.
   *
   * @param log the file for what it writes
   * @throws BenchException when it fails
   */
  public static Measured run(List<String> command, Path log)
      throws IOException, InterruptedException {
    Attempt attempt = Attempt.run(command, log);
    if (!attempt.isDone()) {
      throw new BenchException(
          "A process failed with status %d; %s says why. It was: %s"
              .formatted(attempt.status(), log, String.join(" ", command)));
    }
    return attempt.measured();
  }
}
