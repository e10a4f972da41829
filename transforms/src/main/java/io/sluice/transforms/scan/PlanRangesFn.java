package io.sluice.transforms.scan;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.RangeSplitter.SizedRange;
import io.sluice.transforms.scan.plan.TablePlanner;
import io.sluice.transforms.scan.read.TableSpec;
import org.apache.beam.sdk.transforms.DoFn;

/** Divides a table into key ranges. */
final class PlanRangesFn extends DoFn<Integer, KeyRange> {

  private static final long serialVersionUID = 1L;

  private final TableSpec spec;

  PlanRangesFn(TableSpec spec) {
    this.spec = spec;
  }

  @ProcessElement
  public void plan(@Element Integer maxRanges, OutputReceiver<KeyRange> ranges) {
    for (SizedRange range : TablePlanner.divide(spec, maxRanges, Long.MAX_VALUE)) {
      ranges.output(range.range());
    }
  }
}
