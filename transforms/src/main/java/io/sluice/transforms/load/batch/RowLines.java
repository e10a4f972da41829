package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineHandler;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;

/** The lines of a sort run's rows, reread on demand. Used by one thread at a time. */
public final class RowLines<T> {

  private final SortRun run;
  private final BlockParser<T> parser;

  public RowLines(SortRun run, BlockParser<T> parser) {
    this.run = run;
    this.parser = parser;
  }

  /** Creates the reject of a row. */
  public Reject reject(BatchRow row, Reason reason, String detail) {
    Line line = of(row);
    return new Reject(reason, line.file(), line.offset(), detail, line.raw());
  }

  /** The line of a row. */
  Line of(BatchRow row) {
    Found<T> found = new Found<>();
    try {
      parser.parse(run.rereadLine(row.line(), row.lineLength()), found);
    } catch (Exception e) {
      throw new IllegalStateException("the filter has failed the second time", e);
    }
    if (found.line == null) {
      throw new IllegalStateException("the line at %d is no record now".formatted(row.line()));
    }
    return found.line;
  }

  private static final class Found<T> implements LineHandler<T> {

    private Line line;

    @Override
    public void record(T record, boolean truncated, Line line) {
      this.line = line;
    }

    @Override
    public void filtered() {
      // The line was a record before.
    }

    @Override
    public void reject(Reject reject) {
      // As above.
    }

    @Override
    public void blank() {
      // As above.
    }
  }
}
