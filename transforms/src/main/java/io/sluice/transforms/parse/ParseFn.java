package io.sluice.transforms.parse;

import io.sluice.transforms.live.LiveCounts;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;

/** Parses and filters TextIO's lines, one at a time. */
final class ParseFn<T> extends DoFn<String, T> {

  private static final long serialVersionUID = 1L;

  private static final char REPLACEMENT = '\uFFFD';

  private final ParseSpec<T> spec;
  private final TupleTag<T> records;
  private final TupleTag<Reject> rejects;

  private transient LineParser<T> parser;
  private transient LineTally tally;
  private transient LiveCounts live;

  ParseFn(ParseSpec<T> spec, TupleTag<T> records, TupleTag<Reject> rejects) {
    this.spec = spec;
    this.records = records;
    this.rejects = rejects;
  }

  @Setup
  public void setUp() {
    parser = spec.parser();
    tally = new LineTally();
    live = LiveCounts.of(spec.run());
  }

  @ProcessElement
  public void process(@Element String line, MultiOutputReceiver out) throws Exception {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    live.line(bytes.length + 1L);
    tally.count(LineCounter.READ);
    Parsed<T> parsed = parse(line, bytes);
    if (parsed instanceof Parsed.Accepted<T> accepted) {
      filter(accepted, out.get(records));
    } else if (parsed instanceof Parsed.Rejected<T> rejected) {
      reject(rejected, bytes, out.get(rejects));
    } else {
      tally.count(LineCounter.BLANK);
      live.passOver();
    }
  }

  @FinishBundle
  public void finish() {
    tally.flush();
  }

  private Parsed<T> parse(String line, byte[] bytes) {
    // TextIO puts this character in place of bytes that are not UTF-8. Whether the file really
    // holds
    // it cannot be told any more, and loading it might alter a text silently.
    if (line.indexOf(REPLACEMENT) >= 0) {
      return new Parsed.Rejected<>(Reason.ENCODING, "bytes that are not UTF-8, or U+FFFD itself");
    }
    return parser.parse(bytes, 0, bytes.length);
  }

  private void filter(Parsed.Accepted<T> accepted, OutputReceiver<T> out) throws Exception {
    if (!spec.filter().apply(accepted.record())) {
      tally.count(LineCounter.FILTERED);
      live.passOver();
      return;
    }
    if (accepted.truncated()) {
      tally.count(LineCounter.TRUNCATED);
    }
    out.output(accepted.record());
  }

  private void reject(Parsed.Rejected<T> rejected, byte[] line, OutputReceiver<Reject> out) {
    tally.count(LineCounter.REJECTED);
    tally.count(rejected.reason());
    live.reject();
    out.output(new Reject(rejected.reason(), null, Reject.UNKNOWN_OFFSET, rejected.detail(), line));
  }
}
