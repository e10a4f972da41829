package io.sluice.bench.pairs;

import java.util.Arrays;
import java.util.List;

/**
 * The pairs of one task.
 *
 * @param task what both builds did
 * @param rows over how many rows
 * @param pairs what was measured, without the pair that warms up
 */
public record Series(String task, long rows, List<Pair> pairs) {

  /** All figures that were measured. */
  List<Comparison> comparisons() {
    return Arrays.stream(Figure.values())
        .filter(figure -> figure.of(pairs.get(0).current(), rows).isPresent())
        .map(figure -> Comparison.of(figure, rows, pairs))
        .toList();
  }
}
