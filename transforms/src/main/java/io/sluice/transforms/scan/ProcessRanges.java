package io.sluice.transforms.scan;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** What is done with rows where they are read, and gives nothing. */
final class ProcessRanges extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final PTransform<PBegin, PCollection<Void>> fold;

  ProcessRanges(PTransform<PBegin, PCollection<Void>> fold) {
    this.fold = fold;
  }

  @Override
  public PDone expand(PBegin begin) {
    begin.apply("Rows", fold);
    return PDone.in(begin.getPipeline());
  }
}
