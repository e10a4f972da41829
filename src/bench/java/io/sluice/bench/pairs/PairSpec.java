package io.sluice.bench.pairs;

import io.sluice.pipeline.OptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How this build is compared with a baseline.
 *
 * @param baseline the jar of the baseline
 * @param baselineArguments the arguments of the baseline; empty where they are this build's
 * @param pairs the number of measured pairs
 * @param atMost the greatest median ratio with which the comparison succeeds; empty for any
 */
public record PairSpec(
    Path baseline, Optional<ArgumentFile> baselineArguments, int pairs, OptionalDouble atMost) {

  /**
   * Reads the options.
   *
   * @throws OptionException when one makes no sense
   */
  public static PairSpec of(PairOptions options) {
    if (options.getBaseline() == null) {
      throw new OptionException("--pairs, --baselineArgs and --atMost need --baseline=JAR.");
    }
    if (options.getPairs() < 1) {
      throw new OptionException("--pairs=%d is less than 1.".formatted(options.getPairs()));
    }
    return new PairSpec(
        jar(options.getBaseline()),
        Optional.ofNullable(options.getBaselineArgs()).map(Path::of).map(ArgumentFile::read),
        options.getPairs(),
        atMost(options.getAtMost()));
  }

  private static Path jar(String name) {
    Path jar = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new OptionException("--baseline=%s is not a file.".formatted(name));
    }
    return jar;
  }

  private static OptionalDouble atMost(String number) {
    if (number == null) {
      return OptionalDouble.empty();
    }
    if (!number.matches("\\d+(\\.\\d+)?") || Double.parseDouble(number) == 0) {
      throw new OptionException(
          "--atMost=%s is not a ratio greater than 0, such as 1.05.".formatted(number));
    }
    return OptionalDouble.of(Double.parseDouble(number));
  }
}
