package io.sluice.transforms.load;

import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.read.split.SplitReader;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Loads splits, each as it arrives, because on Flink a bundle ends only when the job does. Its
 * output is the counts of a split, including batches that this run committed before a restart.
 */
final class LoadFilesFn<T> extends DoFn<LoadTask, KV<Integer, LineCounts>> {

  private static final long serialVersionUID = 1L;

  private final LoadSettings<T> settings;
  private final int maxLineBytes;
  private transient SortRunWriter<T> writer;
  private transient WorkerPhaser phaser;
  private transient LineTally tally;
  private transient LineTally ofSplit;
  private transient LiveCounts live;

  LoadFilesFn(LoadSettings<T> settings, int maxLineBytes) {
    this.settings = settings;
    this.maxLineBytes = maxLineBytes;
  }

  @Setup
  public void setUp() {
    phaser = WorkerPhaser.join(settings.run());
    tally = new LineTally();
    ofSplit = new LineTally();
    live = LiveCounts.of(settings.run());
  }

  @ProcessElement
  public void process(@Element LoadTask task, OutputReceiver<KV<Integer, LineCounts>> loaded)
      throws Exception {
    if (task.split() == null) {
      loaded.output(KV.of(FinishLoadFn.KEY, LineCounts.NONE));
      return;
    }
    ofSplit.take();
    phaser.begin();
    try {
      if (writer == null) {
        writer = new SortRunWriter<>(settings, task.limits());
      }
      load(task.split());
      loaded.output(KV.of(FinishLoadFn.KEY, ofSplit.take()));
    } finally {
      phaser.end();
    }
    phaser.await(task.count());
  }

  private void load(FileSplit split) throws Exception {
    try (SplitReader reader =
        new SplitReader(
            split,
            LineBlockReader.DEFAULT_BLOCK_BYTES,
            maxLineBytes,
            LoadFiles.SORT_RUN_BYTES,
            writer.directory().path())) {
      for (SortRun run = reader.next(); run != null; run = reader.next()) {
        try (SortRun open = run) {
          writer.write(open, this::committed);
        }
      }
    }
  }

  @FinishBundle
  public void finishBundle() {
    tally.flush();
  }

  @Teardown
  public void tearDown() throws IOException {
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
