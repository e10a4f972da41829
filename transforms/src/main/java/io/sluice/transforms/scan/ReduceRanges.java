package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Reduces planned ranges in the workers that read them. */
final class ReduceRanges<T, V> extends PTransform<PBegin, PCollection<V>> {

  private static final long serialVersionUID = 1L;

  private final List<PlannedRange> ranges;
  private final ReduceRangesFn<T, V> reduce;
  private final Coder<V> coder;

  ReduceRanges(List<PlannedRange> ranges, ReduceRangesFn<T, V> reduce, Coder<V> coder) {
    this.ranges = ranges;
    this.reduce = reduce;
    this.coder = coder;
  }

  @Override
  public PCollection<V> expand(PBegin begin) {
    return begin
        .apply("List ranges", Create.of(ranges).withCoder(SerializableCoder.of(PlannedRange.class)))
        .apply("Distribute ranges", Reshuffle.viaRandomKey())
        .apply("Reduce ranges", ParDo.of(reduce))
        .setCoder(coder);
  }
}
