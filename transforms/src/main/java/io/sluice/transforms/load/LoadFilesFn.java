package io.sluice.transforms.load;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.run.Heartbeat;
import io.sluice.transforms.load.run.LoadCancelledException;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.read.split.SplitReader;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Loads splits, each as it arrives, because on Flink a bundle ends only when the job does. Its
 * output is the result of a split, including batches that this run committed before a restart.
 * Damage of the input, and a request to cancel, are results: the last step of the load must still
 * be reached.
 */
final class LoadFilesFn<T> extends DoFn<LoadTask, KV<Integer, SplitResult>> {

  private static final long serialVersionUID = 1L;

  private final LoadSettings<T> settings;
  private final int groups;
  private transient SortRunWriter<T> writer;
  private transient Heartbeat heartbeat;
  private transient WorkerPhaser phaser;
  private transient LineTally tally;
  private transient LineTally ofSplit;
  private transient LiveCounts live;

  /**
   * @param groups the number of groups of results for the last step; only the first has any
   */
  LoadFilesFn(LoadSettings<T> settings, int groups) {
    this.settings = settings;
    this.groups = groups;
  }

  @Setup
  public void setUp() {
    phaser = WorkerPhaser.join(settings.name());
    tally = new LineTally();
    ofSplit = new LineTally();
    live = LiveCounts.of(settings.name());
  }

  @ProcessElement
  public void process(@Element LoadTask task, OutputReceiver<KV<Integer, SplitResult>> results)
      throws Exception {
    if (task.split() == null) {
      for (int group = 0; group < groups; group++) {
        results.output(KV.of(group, new SplitResult(task.run(), LineCounts.NONE, null)));
      }
      return;
    }
    phaser.begin();
    try {
      results.output(KV.of(FinishLoadFn.KEY, result(task)));
    } catch (Exception e) {
      // A runner also interrupts workers that it starts again.
      if (settings.hasLedger() && !Thread.currentThread().isInterrupted() && !isInterrupt(e)) {
        RunLog.tryFail(settings.database(), task.run(), LoadFailure.of(e));
      }
      throw e;
    } finally {
      phaser.end();
    }
    phaser.await(task.count());
  }

  private static boolean isInterrupt(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  private SplitResult result(LoadTask task) throws Exception {
    ofSplit.take();
    if (heartbeat == null && settings.hasLedger()) {
      heartbeat = Heartbeat.start(settings.database(), task.run());
    }
    if (writer == null) {
      writer = new SortRunWriter<>(settings, task.run(), task.limits(), this::check);
    }
    LoadFailure failure = null;
    try {
      load(task.split());
    } catch (InputException | LoadCancelledException e) {
      failure = LoadFailure.of(e);
    }
    return new SplitResult(task.run(), ofSplit.take(), failure);
  }

  private void check() {
    if (heartbeat != null) {
      heartbeat.check();
    }
  }

  private void load(FileSplit split) throws Exception {
    check();
    try (SplitReader reader =
        new SplitReader(
            split,
            LineBlockReader.DEFAULT_BLOCK_BYTES,
            settings.maxLineBytes(),
            LoadFiles.SORT_RUN_BYTES,
            writer.directory().path())) {
      SortRun run = reader.next();
      while (run != null && !writer.isOver()) {
        try (SortRun open = run) {
          writer.write(open, this::committed);
        }
        run = reader.next();
      }
    }
  }

  @FinishBundle
  public void finishBundle() {
    tally.flush();
  }

  @Teardown
  public void tearDown() throws IOException {
    if (heartbeat != null) {
      heartbeat.close();
    }
    if (phaser != null) {
      phaser.close();
    }
    if (writer != null) {
      writer.close();
    }
  }

  private void committed(LineCounts counts, long bytes) {
    tally.add(counts);
    ofSplit.add(counts);
    live.bytes(bytes);
    live.lines(counts.of(LineCounter.READ));
    live.rejected(counts.of(LineCounter.REJECTED));
    live.skipped(counts.of(LineCounter.BLANK) + counts.of(LineCounter.FILTERED));
    live.rows(
        counts.of(LineCounter.LOADED)
            + counts.of(LineCounter.DUPLICATE)
            + counts.of(LineCounter.CONFLICT));
  }
}
