package io.sluice.bench.measure;

import java.util.List;
import java.util.OptionalDouble;

/** What a contestant did in a round. */
public interface InRound {

  /** The number of the round, from 1 on. */
  int round();

  /** What its process took. */
  Measured client();

  /**
   * The median of how many times as long as another one of the same round a contestant took: what
   * disturbs a round disturbs both.
   */
  static OptionalDouble ratio(List<? extends InRound> these, List<? extends InRound> others) {
    return Median.of(
        these.stream()
            .flatMap(
                run ->
                    others.stream()
                        .filter(of -> of.round() == run.round())
                        .map(of -> run.client().seconds() / of.client().seconds()))
            .mapToDouble(Double::doubleValue));
  }
}
