package io.sluice.transforms.parse;

import io.sluice.transforms.read.Block;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;

/** Parses and filters the lines of blocks. */
final class ParseBlockFn<T> extends DoFn<Block, T> {

  private static final long serialVersionUID = 1L;

  private static final int BYTE_ORDER_MARK_BYTES = 3;

  private final ParseSpec<T> spec;
  private final TupleTag<T> records;
  private final TupleTag<Reject> rejects;
  private transient LineSorter<T> sorter;

  ParseBlockFn(ParseSpec<T> spec, TupleTag<T> records, TupleTag<Reject> rejects) {
    this.spec = spec;
    this.records = records;
    this.rejects = rejects;
  }

  @Setup
  public void setUp() {
    sorter = new LineSorter<>(spec, records, rejects);
  }

  @ProcessElement
  public void process(@Element Block block, MultiOutputReceiver out) throws Exception {
    if (block.isOverlong()) {
      rejectOverlong(block, out);
      return;
    }
    byte[] bytes = block.bytes();
    int from = hasByteOrderMark(block) ? BYTE_ORDER_MARK_BYTES : 0;
    while (from < bytes.length) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      sorter.sort(new Line(bytes, from, end - from, block.file(), block.start() + from), out);
      from = end + 1;
    }
  }

  @FinishBundle
  public void finishBundle() {
    sorter.finishBundle();
  }

  private void rejectOverlong(Block block, MultiOutputReceiver out) {
    long length = block.end() - block.start();
    String detail = "the line is too long; raw is only its beginning";
    sorter.reject(
        new Reject(
            Reason.LINE_TOO_LONG, block.file(), block.start(), length, detail, block.bytes()),
        out);
  }

  private static boolean hasByteOrderMark(Block block) {
    byte[] bytes = block.bytes();
    return block.start() == 0
        && bytes.length >= BYTE_ORDER_MARK_BYTES
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
