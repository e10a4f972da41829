package io.sluice.transforms.load;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineHandler;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.read.split.SplitReader;
import io.sluice.transforms.reject.BundleRejects;
import io.sluice.transforms.reject.Reject;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;

/** Parses the lines of splits, counts them and writes their rejects. */
final class CheckFilesFn<T> extends DoFn<FileSplit, Void> implements LineHandler<T> {

  private static final long serialVersionUID = 1L;

  private final ParseLines<T> parse;
  private final int maxLineBytes;
  private final String rejects;
  private final String run;
  private transient BlockParser<T> parser;
  private transient LineTally block;
  private transient LineTally tally;
  private transient LiveCounts live;
  private transient BundleRejects bundle;

  CheckFilesFn(ParseLines<T> parse, int maxLineBytes, String rejects, String run) {
    this.parse = parse;
    this.maxLineBytes = maxLineBytes;
    this.rejects = rejects;
    this.run = run;
  }

  @Setup
  public void setUp() {
    parser = parse.blockParser();
    block = new LineTally();
    tally = new LineTally();
    live = LiveCounts.of(run);
    bundle = new BundleRejects(rejects, run);
  }

  @StartBundle
  public void startBundle() {
    bundle.begin();
  }

  @ProcessElement
  public void check(@Element FileSplit split) throws Exception {
    try (SplitReader reader =
        SplitReader.once(split, LineBlockReader.DEFAULT_BLOCK_BYTES, maxLineBytes)) {
      for (SortRun lines = reader.next(); lines != null; lines = reader.next()) {
        for (Block next = lines.read(); next != null; next = lines.read()) {
          parser.parse(next, this);
          count(next);
        }
      }
    }
  }

  @FinishBundle
  public void finishBundle() {
    bundle.finish();
    tally.flush();
  }

  @Teardown
  public void tearDown() throws IOException {
    if (bundle != null) {
      bundle.close();
    }
  }

  @Override
  public void record(T record, boolean truncated, Line line) {
    block.count(LineCounter.READ);
    if (truncated) {
      block.count(LineCounter.TRUNCATED);
    }
  }

  @Override
  public void filtered() {
    block.count(LineCounter.READ);
    block.count(LineCounter.FILTERED);
  }

  @Override
  public void reject(Reject reject) {
    block.count(LineCounter.READ);
    block.count(reject.reason());
    bundle.add(reject);
  }

  @Override
  public void blank() {
    block.count(LineCounter.READ);
    block.count(LineCounter.BLANK);
  }

  private void count(Block read) {
    LineCounts counts = block.take();
    tally.add(counts);
    live.bytes(read.end() - read.start());
    live.lines(counts.of(LineCounter.READ));
    live.rejected(counts.of(LineCounter.REJECTED));
    live.skipped(counts.of(LineCounter.BLANK) + counts.of(LineCounter.FILTERED));
  }
}
