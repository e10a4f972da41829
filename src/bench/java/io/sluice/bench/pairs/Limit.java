package io.sluice.bench.pairs;

import io.sluice.bench.measure.Choice;
import io.sluice.pipeline.options.OptionException;
import java.util.List;
import java.util.Set;

/**
 * What this build may cost.
 *
 * @param atMost the greatest median ratio that is allowed
 * @param figures the figures of which none may exceed it
 */
record Limit(double atMost, Set<Figure> figures) {

  /**
   * Reads the options.
   *
   * @param figures the names of the figures; all figures where there are none
   * @throws OptionException when they make no sense
   */
  static Limit of(String atMost, List<String> figures) {
    if (!atMost.matches("\\d+(\\.\\d+)?") || Double.parseDouble(atMost) == 0) {
      throw new OptionException(
          "--atMost=%s is not a ratio greater than 0, such as 1.05.".formatted(atMost));
    }
    return new Limit(Double.parseDouble(atMost), Choice.of("--figures", Figure.class, figures));
  }

  /** Whether a figure exceeds it. One that cannot be compared does. */
  boolean isExceededBy(Comparison comparison) {
    return figures.contains(comparison.figure()) && !(comparison.ratio() <= atMost);
  }
}
