package io.sluice.bench.pairs;

import io.sluice.bench.measure.Median;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A figure of all pairs.
 *
 * @param figure which one
 * @param current the median of this build
 * @param baseline the median of the baseline
 * @param ratio the median of the ratios within the pairs, this build's to the baseline's; not
 *     finite where the baseline has nothing of it
 * @param least the least ratio
 * @param greatest the greatest ratio
 */
record Comparison(
    Figure figure, double current, double baseline, double ratio, double least, double greatest) {

  /** The figure of at least one pair, each of whose runs has a value of it. */
  static Comparison of(Figure figure, long rows, List<Pair> pairs) {
    double[] current = values(figure, rows, pairs.stream().map(Pair::current).toList());
    double[] baseline = values(figure, rows, pairs.stream().map(Pair::baseline).toList());
    double[] ratios = new double[current.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = current[i] / baseline[i];
    }
    return new Comparison(
        figure,
        median(current),
        median(baseline),
        median(ratios),
        DoubleStream.of(ratios).min().orElseThrow(),
        DoubleStream.of(ratios).max().orElseThrow());
  }

  private static double[] values(Figure figure, long rows, List<Sample> samples) {
    return samples.stream().mapToDouble(sample -> figure.of(sample, rows).orElseThrow()).toArray();
  }

  private static double median(double... values) {
    return Median.of(DoubleStream.of(values)).orElseThrow();
  }
}
