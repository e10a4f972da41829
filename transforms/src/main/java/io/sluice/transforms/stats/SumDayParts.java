package io.sluice.transforms.stats;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Sums the parts of one day of a site. */
final class SumDayParts extends Combine.CombineFn<DayPart, DayPart, DayCounts> {

  private static final long serialVersionUID = 1L;

  @Override
  public DayPart createAccumulator() {
    return DayPart.NONE;
  }

  @Override
  public DayPart addInput(DayPart sum, DayPart part) {
    return sum.and(part);
  }

  @Override
  public DayPart mergeAccumulators(Iterable<DayPart> parts) {
    DayPart sum = DayPart.NONE;
    for (DayPart part : parts) {
      sum = sum.and(part);
    }
    return sum;
  }

  @Override
  public DayCounts extractOutput(DayPart sum) {
    return sum.counts();
  }

  @Override
  public Coder<DayPart> getAccumulatorCoder(CoderRegistry registry, Coder<DayPart> input) {
    return DayPartCoder.INSTANCE;
  }

  @Override
  public Coder<DayCounts> getDefaultOutputCoder(CoderRegistry registry, Coder<DayPart> input) {
    return DayCountsCoder.INSTANCE;
  }
}
