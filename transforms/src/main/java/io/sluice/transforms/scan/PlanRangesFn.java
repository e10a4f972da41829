package io.sluice.transforms.scan;

import io.sluice.transforms.scan.RangeSplitter.Sized;
import org.apache.beam.sdk.transforms.DoFn;

/** Divides a table into ranges, once. */
final class PlanRangesFn extends DoFn<Integer, KeyRange> {

  private static final long serialVersionUID = 1L;

  private final TableSpec spec;

  PlanRangesFn(TableSpec spec) {
    this.spec = spec;
  }

  @ProcessElement
  public void plan(@Element Integer most, OutputReceiver<KeyRange> ranges) {
    try (TableWalk walk = TableWalk.open(spec)) {
      for (Sized range : walk.divide(most, Long.MAX_VALUE)) {
        ranges.output(range.range());
      }
    }
  }
}
