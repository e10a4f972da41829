package io.sluice.bench.measure;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The middle one of some numbers, or of two middle ones the mean. */
public final class Median {

  private Median() {}

  /** The median; none of no numbers. */
  public static OptionalDouble of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }
}
