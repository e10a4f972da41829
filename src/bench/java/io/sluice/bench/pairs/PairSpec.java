package io.sluice.bench.pairs;

import io.sluice.pipeline.options.OptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How this build is compared with a baseline.
 *
 * @param baseline the jar of the baseline
 * @param baselineArguments the arguments of the baseline; empty where they are this build's
 * @param pairs the number of measured pairs
 * @param limit what this build may cost; empty for anything
 */
public record PairSpec(
    Path baseline, Optional<ArgumentFile> baselineArguments, int pairs, Optional<Limit> limit) {

  /**
   * Reads the options.
   *
   * @throws OptionException when one makes no sense
   */
  public static PairSpec of(PairOptions options) {
    if (options.getBaseline() == null) {
      throw new OptionException(
          "--pairs, --baselineArgs, --atMost and --figures need --baseline=JAR.");
    }
    if (options.getPairs() < 1) {
      throw new OptionException("--pairs=%d is less than 1.".formatted(options.getPairs()));
    }
    return new PairSpec(
        jar(options.getBaseline()),
        Optional.ofNullable(options.getBaselineArgs()).map(Path::of).map(ArgumentFile::read),
        options.getPairs(),
        limit(options));
  }

  private static Path jar(String name) {
    Path jar = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new OptionException("--baseline=%s is not a file.".formatted(name));
    }
    return jar;
  }

  private static Optional<Limit> limit(PairOptions options) {
    if (options.getAtMost() == null && options.getFigures() != null) {
      throw new OptionException("--figures needs --atMost.");
    }
    return Optional.ofNullable(options.getAtMost())
        .map(atMost -> Limit.of(atMost, options.getFigures()));
  }
}
