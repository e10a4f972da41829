package io.sluice.transforms.parse;

import io.sluice.transforms.live.LiveCounts;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Puts each line where it belongs: its record into one output, or the line into the other, or
 * nowhere; and counts it once. Used by one thread at a time.
 */
final class LineSorter<T> {

  private final ParseSpec<T> spec;
  private final TupleTag<T> records;
  private final TupleTag<Reject> rejects;
  private final LineParser<T> parser;
  private final LineTally tally = new LineTally();
  private final LiveCounts live;

  LineSorter(ParseSpec<T> spec, TupleTag<T> records, TupleTag<Reject> rejects) {
    this.spec = spec;
    this.records = records;
    this.rejects = rejects;
    this.parser = new LineParser<>(spec.model(), spec.limits(), spec.onTooLong());
    this.live = LiveCounts.of(spec.run());
  }

  /** Parses and filters a line. */
  void sort(Line line, MultiOutputReceiver out) throws Exception {
    read(line.length());
    Parsed<T> parsed = parser.parse(line.bytes(), line.from(), line.length());
    if (parsed instanceof Parsed.Accepted<T> accepted) {
      filter(accepted, out);
    } else if (parsed instanceof Parsed.Rejected<T> rejected) {
      Reject reject =
          new Reject(rejected.reason(), line.file(), line.offset(), rejected.detail(), line.raw());
      put(reject, out);
    } else {
      tally.count(LineCounter.BLANK);
      live.passOver();
    }
  }

  /** Rejects a line without looking into it. */
  void reject(Reject reject, MultiOutputReceiver out) {
    read(reject.length());
    put(reject, out);
  }

  /** Adds what was counted to the counters; to be called when a bundle ends. */
  void finishBundle() {
    tally.flush();
  }

  private void read(long length) {
    tally.count(LineCounter.READ);
    live.line(length + 1);
  }

  private void filter(Parsed.Accepted<T> accepted, MultiOutputReceiver out) throws Exception {
    if (!spec.filter().apply(accepted.record())) {
      tally.count(LineCounter.FILTERED);
      live.passOver();
      return;
    }
    if (accepted.truncated()) {
      tally.count(LineCounter.TRUNCATED);
    }
    out.get(records).output(accepted.record());
  }

  private void put(Reject reject, MultiOutputReceiver out) {
    Reason reason = reject.reason();
    tally.count(LineCounter.REJECTED);
    tally.count(reason);
    live.reject();
    out.get(rejects).output(reject);
  }
}
