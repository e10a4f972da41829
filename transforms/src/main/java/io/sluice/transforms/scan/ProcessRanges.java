package io.sluice.transforms.scan;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Processes ranges in the workers that read them, without output. */
final class ProcessRanges extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final PTransform<PBegin, PCollection<Void>> reduce;

  ProcessRanges(PTransform<PBegin, PCollection<Void>> reduce) {
    this.reduce = reduce;
  }

  @Override
  public PDone expand(PBegin begin) {
    begin.apply("Process ranges", reduce);
    return PDone.in(begin.getPipeline());
  }
}
