package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reject;

/** Parses and filters lines, and passes each outcome to a handler. Used by one thread at a time. */
final class RecordLineClassifier<T> implements LineClassifier<T> {

  private final ParseSpec<T> spec;
  private final LineParser<T> parser;

  RecordLineClassifier(ParseSpec<T> spec) {
    this.spec = spec;
    this.parser = new LineParser<>(spec.model(), spec.limits(), spec.onTooLong());
  }

  @Override
  public void classify(Line line, LineHandler<T> handler) throws Exception {
    Parsed<T> parsed = parser.parse(line.bytes(), line.from(), line.length());
    if (parsed instanceof Parsed.Accepted<T> accepted) {
      if (spec.filter().apply(accepted.record())) {
        handler.record(accepted.record(), accepted.truncated(), line);
      } else {
        handler.filtered();
      }
    } else if (parsed instanceof Parsed.Rejected<T> rejected) {
      handler.reject(
          new Reject(rejected.reason(), line.file(), line.offset(), rejected.detail(), line.raw()));
    } else {
      handler.blank();
    }
  }
}
