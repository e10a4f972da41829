package io.sluice.transforms.parse;

import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;

/** Parses and filters TextIO's lines. */
final class ParseFn<T> extends DoFn<String, T> {

  private static final long serialVersionUID = 1L;

  private static final char REPLACEMENT = '\uFFFD';

  private final ParseSpec<T> spec;
  private final TupleTag<T> records;
  private final TupleTag<Reject> rejects;
  private transient LineClassifier<T> classifier;
  private transient OutputHandler<T> handler;

  ParseFn(ParseSpec<T> spec, TupleTag<T> records, TupleTag<Reject> rejects) {
    this.spec = spec;
    this.records = records;
    this.rejects = rejects;
  }

  @Setup
  public void setUp() {
    classifier = spec.classifier();
    handler = new OutputHandler<>(records, rejects, LiveCounts.of(spec.run()));
  }

  @ProcessElement
  public void process(@Element String text, MultiOutputReceiver out) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // TextIO replaces bytes that are not UTF-8 with this character. Whether the file itself holds
    // it is unknown by now, and loading it might alter a string silently.
    if (text.indexOf(REPLACEMENT) >= 0) {
      String detail = "bytes that are not UTF-8, or U+FFFD itself";
      handler
          .into(out)
          .reject(new Reject(Reason.ENCODING, null, Reject.UNKNOWN_OFFSET, detail, bytes));
    } else {
      Line line = new Line(bytes, 0, bytes.length, null, Reject.UNKNOWN_OFFSET);
      classifier.classify(line, handler.into(out));
    }
    handler.bytes(bytes.length + 1L);
  }

  @FinishBundle
  public void finishBundle() {
    handler.finishBundle();
  }
}
