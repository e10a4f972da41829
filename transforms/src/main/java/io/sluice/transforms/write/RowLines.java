package io.sluice.transforms.write;

import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineSink;
import io.sluice.transforms.read.Stretch;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;

/**
 * The lines of a stretch's rows, which are read again where somebody wants to see one. Used by one
 * thread at a time.
 */
final class RowLines<T> {

  private final Stretch stretch;
  private final BlockParser<T> parser;

  RowLines(Stretch stretch, BlockParser<T> parser) {
    this.stretch = stretch;
    this.parser = parser;
  }

  /** The reject of a row. */
  Reject reject(BatchRow row, Reason reason, String detail) {
    Line line = of(row);
    return new Reject(reason, line.file(), line.offset(), detail, line.raw());
  }

  /** The line of a row. */
  Line of(BatchRow row) {
    Found<T> found = new Found<>();
    try {
      parser.parse(stretch.lineAgain(row.line(), row.lineLength()), found);
    } catch (Exception e) {
      throw new IllegalStateException("the filter has failed the second time", e);
    }
    if (found.line == null) {
      throw new IllegalStateException("the line at %d is no record now".formatted(row.line()));
    }
    return found.line;
  }

  private static final class Found<T> implements LineSink<T> {

    private Line line;

    @Override
    public void record(T record, boolean truncated, Line line) {
      this.line = line;
    }

    @Override
    public void filtered() {
      // What was a record is one.
    }

    @Override
    public void reject(Reject reject) {
      // The same.
    }

    @Override
    public void blank() {
      // The same.
    }
  }
}
