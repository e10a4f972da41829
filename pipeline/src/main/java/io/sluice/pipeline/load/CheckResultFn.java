package io.sluice.pipeline.load;

import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.run.LoadFailure;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Fails the job if the load has failed, once everything is done that can be done. The result is in
 * the ledger; a runner that starts the job again finds it there.
 */
final class CheckResultFn extends DoFn<LoadResult, Void> {

  private static final long serialVersionUID = 1L;

  private final boolean hasLedger;

  /**
   * @param hasLedger whether the result is in the ledger; if not, the program gets it by the
   *     counters of a job that succeeds, and judges the rejects itself
   */
  CheckResultFn(boolean hasLedger) {
    this.hasLedger = hasLedger;
  }

  @ProcessElement
  public void check(@Element LoadResult result) {
    LoadFailure failure = result.failure();
    if (failure != null && (hasLedger || failure.cause() != LoadFailure.Cause.REJECTED)) {
      throw failure.exception();
    }
  }
}
