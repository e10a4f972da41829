package io.sluice.transforms.load;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** The output of {@link LoadFiles}. */
public final class LoadOutput implements POutput {

  static final TupleTag<LoadResult> RESULT = new TupleTag<>("result");
  static final TupleTag<String> REJECTS = new TupleTag<>("rejects");

  private final PCollection<LoadResult> result;
  private final PCollection<String> rejects;

  LoadOutput(PCollection<LoadResult> result, PCollection<String> rejects) {
    this.result = result;
    this.rejects = rejects;
  }

  /** The result of the load: one element. */
  public PCollection<LoadResult> result() {
    return result;
  }

  /**
   * The names of the objects that hold the rejected lines of all files, in this run and the earlier
   * ones, within the location of rejects; none without a ledger.
   */
  public PCollection<String> rejects() {
    return rejects;
  }

  @Override
  public Pipeline getPipeline() {
    return result.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(RESULT, result, REJECTS, rejects);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {
    // The two collections are specified by their own transform.
  }
}
