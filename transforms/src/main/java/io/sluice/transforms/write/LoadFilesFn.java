package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.accounting.LineTally;
import io.sluice.transforms.live.LiveCounts;
import io.sluice.transforms.read.ReadBlocks;
import io.sluice.transforms.read.Share;
import io.sluice.transforms.read.ShareReader;
import io.sluice.transforms.read.Stretch;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;

/** Loads shares, each as it comes: on Flink a bundle ends only when the job does. */
final class LoadFilesFn<T> extends DoFn<Share, Void> {

  private static final long serialVersionUID = 1L;

  private final WriteSpec<T> spec;
  private final int maxLineBytes;
  private final int shares;
  private transient StretchWriter<T> writer;
  private transient EndBarrier barrier;
  private transient LineTally tally;
  private transient LiveCounts live;

  /**
   * @param shares how many shares there are for all workers
   */
  LoadFilesFn(WriteSpec<T> spec, int maxLineBytes, int shares) {
    this.spec = spec;
    this.maxLineBytes = maxLineBytes;
    this.shares = shares;
  }

  @Setup
  public void setUp() throws IOException {
    writer = new StretchWriter<>(spec);
    barrier = EndBarrier.join(spec.run(), shares);
    tally = new LineTally();
    live = LiveCounts.of(spec.run());
  }

  @ProcessElement
  public void process(@Element Share share) throws Exception {
    barrier.begin();
    try {
      load(share);
    } finally {
      barrier.end();
    }
    barrier.await();
  }

  private void load(Share share) throws Exception {
    try (ShareReader reader =
        new ShareReader(
            share,
            ReadBlocks.DEFAULT_BLOCK_BYTES,
            maxLineBytes,
            LoadFiles.STRETCH_BYTES,
            writer.directory().path())) {
      for (Stretch stretch = reader.next(); stretch != null; stretch = reader.next()) {
        try (Stretch open = stretch) {
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
    if (barrier != null) {
      barrier.close();
    }
    if (writer != null) {
      writer.close();
    }
  }

  private void committed(LineCounts counts, long bytes) {
    tally.add(counts);
    live.bytes(bytes);
    live.lines(counts.of(LineCounter.READ));
    live.rejected(counts.of(LineCounter.REJECTED));
    live.passedOver(counts.of(LineCounter.BLANK) + counts.of(LineCounter.FILTERED));
    live.rows(
        counts.of(LineCounter.LOADED)
            + counts.of(LineCounter.DUPLICATE)
            + counts.of(LineCounter.CONFLICT));
  }
}
