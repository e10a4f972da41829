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
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectFile;
import java.io.IOException;
import java.nio.file.Path;
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
  private transient RejectFile file;

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
  public void finishBundle() throws IOException {
    tally.flush();
    if (file != null) {
      file.flush();
    }
  }

  @Teardown
  public void tearDown() throws IOException {
    if (file != null) {
      file.close();
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
    try {
      if (file == null) {
        file = RejectFile.ofRun(Path.of(rejects), run);
      }
      file.write(reject);
    } catch (IOException e) {
      throw RejectFile.notWritten(Path.of(rejects), e);
    }
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
