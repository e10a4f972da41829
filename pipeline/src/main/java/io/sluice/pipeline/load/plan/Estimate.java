package io.sluice.pipeline.load.plan;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.read.input.InputFile;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much work a load is likely to be. Of a file of which nothing was sampled, lines are taken to
 * be as long, and to be compressed as well, as those of the others.
 *
 * @param lines the lines that are left to be read; empty where nothing is known of them
 * @param isGuess whether the size of a compressed file had to be guessed from its beginning
 * @param parseSeconds the time that one thread needs to parse them; empty where they are
 * @param writeSeconds the time to write the records among them, at an assumed speed
 */
record Estimate(
    OptionalDouble lines,
    boolean isGuess,
    OptionalDouble parseSeconds,
    OptionalDouble writeSeconds) {

  /**
   * Rows in a second. How fast a server writes cannot be known without writing; this is what the
   * measurements in src/docs/performance.md have in common, for two cores that the program and the
   * database share.
   */
  static final int ASSUMED_ROWS_PER_SECOND = 20_000;

  /**
   * Estimates.
   *
   * @param left the files, with what has been loaded of them
   * @param writes whether records are written
   */
  static Estimate of(Sample sample, List<InputFile> left, boolean writes) {
    Map<String, Sample.OfFile> byName =
        sample.files().stream()
            .collect(Collectors.toMap(it -> it.bytes().file().name(), Function.identity()));
    OptionalDouble lineBytes = lineBytes(sample);
    OptionalDouble growth = growth(sample);
    double lines = 0;
    boolean isGuess = false;
    for (InputFile file : left) {
      Sample.OfFile own = byName.get(file.name());
      boolean isKnown = own != null && own.bytes().isWhole();
      isGuess |= !isKnown && !file.isSplittable();
      OptionalDouble some = lines(file, own, lineBytes, growth);
      if (some.isEmpty()) {
        return new Estimate(some, isGuess, some, some);
      }
      lines += some.getAsDouble();
    }
    double records =
        lines
            * (1
                - sample.share(LineCounter.REJECTED)
                - sample.share(LineCounter.FILTERED)
                - sample.share(LineCounter.BLANK));
    double parsed = sample.lines().of(LineCounter.READ) / Math.max(sample.seconds(), 1e-6);
    return new Estimate(
        OptionalDouble.of(lines),
        isGuess,
        OptionalDouble.of(lines == 0 ? 0 : lines / parsed),
        OptionalDouble.of(writes ? records / ASSUMED_ROWS_PER_SECOND : 0));
  }

  /** The time for both, as if none of it were done side by side. */
  OptionalDouble seconds() {
    return lines.isEmpty()
        ? lines
        : OptionalDouble.of(parseSeconds.getAsDouble() + writeSeconds.getAsDouble());
  }

  private static OptionalDouble lines(
      InputFile file, Sample.OfFile own, OptionalDouble lineBytes, OptionalDouble growth) {
    double ownLines = own == null ? 0 : own.lines().of(LineCounter.READ);
    OptionalDouble perLine =
        ownLines == 0 ? lineBytes : OptionalDouble.of(own.bytes().bytes() / ownLines);
    OptionalDouble all = bytes(file, own, growth);
    if (all.isEmpty()) {
      return all;
    }
    double left = Math.max(0, all.getAsDouble() - file.done().bytes());
    if (left == 0) {
      return OptionalDouble.of(0);
    }
    return perLine.isEmpty() ? perLine : OptionalDouble.of(left / perLine.getAsDouble());
  }

  private static OptionalDouble bytes(InputFile file, Sample.OfFile own, OptionalDouble growth) {
    if (file.isSplittable()) {
      return OptionalDouble.of(file.bytes());
    }
    if (own != null && own.bytes().isWhole()) {
      return OptionalDouble.of(own.bytes().bytes());
    }
    OptionalDouble by = own == null ? growth : OptionalDouble.of(own.bytes().growth());
    return by.isEmpty() ? by : OptionalDouble.of(file.bytes() * by.getAsDouble());
  }

  private static OptionalDouble lineBytes(Sample sample) {
    long lines = sample.lines().of(LineCounter.READ);
    return lines == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sample.bytes() / lines);
  }

  private static OptionalDouble growth(Sample sample) {
    return sample.files().stream()
        .filter(file -> !file.bytes().file().isSplittable())
        .mapToDouble(file -> file.bytes().growth())
        .average();
  }
}
