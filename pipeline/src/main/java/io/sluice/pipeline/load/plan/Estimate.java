package io.sluice.pipeline.load.plan;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.read.input.InputFile;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The estimated work of a load. A file without a sample is assumed to have the average line length
 * and compression ratio of the others.
 *
 * @param lines the number of lines left to read; empty if unknown
 * @param isGuess whether the size of a compressed file was extrapolated from its beginning
 * @param parseSeconds the time that one thread needs to parse them; empty if {@code lines} is
 * @param writeSeconds the time to write the records among them at the assumed speed; empty if
 *     {@code lines} is
 */
record Estimate(
    OptionalDouble lines,
    boolean isGuess,
    OptionalDouble parseSeconds,
    OptionalDouble writeSeconds) {

  /**
   * Rows per second. A server's write speed cannot be known without writing. This is the common
   * level of the measurements in src/docs/performance.md, for two cores shared by the program and
   * the database.
   */
  static final int ASSUMED_ROWS_PER_SECOND = 20_000;

  /**
   * Estimates the work.
   *
   * @param left the files, with the byte ranges already loaded
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
      OptionalDouble fileLines = lines(file, own, lineBytes, growth);
      if (fileLines.isEmpty()) {
        return new Estimate(fileLines, isGuess, fileLines, fileLines);
      }
      lines += fileLines.getAsDouble();
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

  /** The sum of both times, as if they did not overlap. */
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
    OptionalDouble total = bytes(file, own, growth);
    if (total.isEmpty()) {
      return total;
    }
    double left = Math.max(0, total.getAsDouble() - file.done().bytes());
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
    OptionalDouble factor = own == null ? growth : OptionalDouble.of(own.bytes().growth());
    return factor.isEmpty() ? factor : OptionalDouble.of(file.bytes() * factor.getAsDouble());
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
