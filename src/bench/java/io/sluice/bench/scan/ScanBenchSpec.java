package io.sluice.bench.scan;

import io.sluice.bench.measure.Choice;
import io.sluice.pipeline.options.OptionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is to be measured.
 *
 * @param rows the rows of the table
 * @param rounds how often each contestant reads it
 * @param limit how long a contestant may take
 * @param contestants who reads
 * @param growth whether it is measured how time grows with the table
 * @param out the directory for the report
 */
public record ScanBenchSpec(
    long rows,
    int rounds,
    Duration limit,
    Set<ScanContestant> contestants,
    boolean growth,
    Path out) {

  /** The smallest table of those by which growth is measured is this part of the whole. */
  private static final int SMALLEST_PART = 32;

  private static final int SIZES = 4;

  /**
   * Reads the options.
   *
   * @throws OptionException when one makes no sense
   */
  static ScanBenchSpec of(ScanBenchOptions options) {
    if (options.getRows() < 2 * SMALLEST_PART) {
      throw new OptionException("--rows is at least %d.".formatted(2 * SMALLEST_PART));
    }
    if (options.getRounds() < 1 || options.getLimit() < 1) {
      throw new OptionException("--rounds and --limit are at least 1.");
    }
    return new ScanBenchSpec(
        options.getRows(),
        options.getRounds(),
        Duration.ofSeconds(options.getLimit()),
        Choice.of("--only", ScanContestant.class, options.getOnly()),
        options.isGrowth(),
        Path.of(options.getOut()));
  }

  /** The sizes of the tables by which growth is measured, each with twice the rows. */
  public List<Long> sizes() {
    return IntStream.range(0, SIZES).mapToObj(i -> (rows / SMALLEST_PART) << i).toList();
  }
}
