package io.sluice.transforms.parse;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.reject.Reject;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sends records to one output and rejects to another, and counts each line once. Used by one thread
 * at a time.
 */
final class OutputHandler<T> implements LineHandler<T> {

  private final TupleTag<T> records;
  private final TupleTag<Reject> rejects;
  private final LineTally tally = new LineTally();
  private final LiveCounts live;
  private MultiOutputReceiver out;

  OutputHandler(TupleTag<T> records, TupleTag<Reject> rejects, LiveCounts live) {
    this.records = records;
    this.rejects = rejects;
    this.live = live;
  }

  /** Directs output to the receiver of the current element. */
  LineHandler<T> into(MultiOutputReceiver out) {
    this.out = out;
    return this;
  }

  /** Counts bytes read, including line feeds. */
  void bytes(long count) {
    live.bytes(count);
  }

  /** Flushes the counts to the metrics; must be called when a bundle ends. */
  void finishBundle() {
    tally.flush();
  }

  @Override
  public void record(T record, boolean truncated, Line line) {
    read();
    if (truncated) {
      tally.count(LineCounter.TRUNCATED);
    }
    out.get(records).output(record);
  }

  @Override
  public void filtered() {
    read();
    tally.count(LineCounter.FILTERED);
    live.skipped(1);
  }

  @Override
  public void reject(Reject reject) {
    read();
    tally.count(reject.reason());
    live.rejected(1);
    out.get(rejects).output(reject);
  }

  @Override
  public void blank() {
    read();
    tally.count(LineCounter.BLANK);
    live.skipped(1);
  }

  private void read() {
    tally.count(LineCounter.READ);
    live.lines(1);
  }
}
