package io.sluice.transforms.parse;

import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.reject.Reject;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;

/** Parses and filters the lines of blocks. */
final class ParseBlockFn<T> extends DoFn<Block, T> {

  private static final long serialVersionUID = 1L;

  private final ParseSpec<T> spec;
  private final TupleTag<T> records;
  private final TupleTag<Reject> rejects;
  private transient BlockParser<T> parser;
  private transient OutputHandler<T> handler;

  ParseBlockFn(ParseSpec<T> spec, TupleTag<T> records, TupleTag<Reject> rejects) {
    this.spec = spec;
    this.records = records;
    this.rejects = rejects;
  }

  @Setup
  public void setUp() {
    parser = new BlockParser<>(spec);
    handler = new OutputHandler<>(records, rejects, LiveCounts.of(spec.run()));
  }

  @ProcessElement
  public void process(@Element Block block, MultiOutputReceiver out) throws Exception {
    parser.parse(block, handler.into(out));
    handler.bytes(block.end() - block.start());
  }

  @FinishBundle
  public void finishBundle() {
    handler.finishBundle();
  }
}
