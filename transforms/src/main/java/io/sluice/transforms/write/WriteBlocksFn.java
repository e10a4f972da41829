package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.accounting.LineTally;
import io.sluice.transforms.live.LiveCounts;
import io.sluice.transforms.read.Block;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;

/** Writes blocks, each as it comes: on Flink a bundle ends only when the job does. */
final class WriteBlocksFn<T> extends DoFn<Block, Void> {

  private static final long serialVersionUID = 1L;

  private final WriteSpec<T> spec;
  private transient BlockWriter<T> writer;
  private transient LineTally tally;
  private transient LiveCounts live;

  WriteBlocksFn(WriteSpec<T> spec) {
    this.spec = spec;
  }

  @Setup
  public void setUp() throws IOException {
    writer = new BlockWriter<>(spec);
    tally = new LineTally();
    live = LiveCounts.of(spec.run());
  }

  @ProcessElement
  public void write(@Element Block block) throws Exception {
    LineCounts counts = writer.write(block);
    tally.add(counts);
    show(block, counts);
  }

  @FinishBundle
  public void finishBundle() {
    tally.flush();
  }

  @Teardown
  public void tearDown() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  private void show(Block block, LineCounts counts) {
    live.bytes(block.end() - block.start());
    live.lines(counts.of(LineCounter.READ));
    live.rejected(counts.of(LineCounter.REJECTED));
    live.passedOver(counts.of(LineCounter.BLANK) + counts.of(LineCounter.FILTERED));
    live.rows(
        counts.of(LineCounter.LOADED)
            + counts.of(LineCounter.DUPLICATE)
            + counts.of(LineCounter.CONFLICT));
  }
}
