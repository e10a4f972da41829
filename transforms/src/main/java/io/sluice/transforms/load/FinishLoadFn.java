package io.sluice.transforms.load;

import io.sluice.transforms.load.batch.LoadSettings;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Finishes a load when all splits are loaded; see {@link LoadFinish}. */
final class FinishLoadFn<T> extends DoFn<KV<Integer, Iterable<SplitResult>>, LoadResult> {

  private static final long serialVersionUID = 1L;

  /** The group with the results of all splits. */
  static final int KEY = 0;

  private final LoadSettings<T> settings;
  private final LoadFinish<T> finish;
  private transient WorkerPhaser phaser;

  FinishLoadFn(LoadSettings<T> settings, LoadFinish<T> finish) {
    this.settings = settings;
    this.finish = finish;
  }

  @Setup
  public void setUp() {
    phaser = WorkerPhaser.join(settings.name());
  }

  @ProcessElement
  public void finish(
      @Element KV<Integer, Iterable<SplitResult>> splits, MultiOutputReceiver outputs)
      throws InterruptedException {
    if (splits.getKey() != KEY) {
      phaser.awaitFinish();
      return;
    }
    phaser.beginFinish();
    try {
      LoadFinish.Outcome outcome = finish.of(splits.getValue());
      outputs.get(LoadOutput.RESULT).output(outcome.result());
      outcome.rejects().forEach(outputs.get(LoadOutput.REJECTS)::output);
    } finally {
      phaser.endFinish();
    }
  }

  @Teardown
  public void tearDown() {
    if (phaser != null) {
      phaser.close();
    }
  }
}
