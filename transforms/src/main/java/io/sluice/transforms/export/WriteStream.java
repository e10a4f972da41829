package io.sluice.transforms.export;

import io.sluice.transforms.export.format.RowFormat;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.RangeProcessor;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Writes the rows of all ranges to the {@link StandardOutput} of a run, in this process. A row that
 * the format cannot hold fails the run, because there is no file for it.
 *
 * @param <R> the type of a row in the output format
 * @param run the run's name
 * @param format the output format
 */
public record WriteStream<R>(String run, RowFormat<R> format) implements RangeProcessor<R> {

  @Override
  public RowMapper<R> mapper(List<ScanColumn> columns) {
    return format.mapper(columns);
  }

  @Override
  public PageSink<R> begin(PlannedRange range, List<ScanColumn> columns) {
    StandardOutput out = StandardOutput.of(run);
    out.begin(format.sink(columns));
    return new InRange(out);
  }

  private final class InRange implements PageSink<R> {

    private final StandardOutput out;
    private final LiveCounts counts = LiveCounts.of(run);

    InRange(StandardOutput out) {
      this.out = out;
    }

    @Override
    public void take(List<R> rows) {
      rows.forEach(this::refuseRejected);
      out.write(rows);
      counts.lines(rows.size());
    }

    private void refuseRejected(R row) {
      byte[] rejected = format.rejected(row);
      if (rejected != null) {
        throw new DatabaseException(
            "A row is not a chat message; --out=PREFIX keeps such rows in a file of their own, and"
                + " --columns writes them as they are.");
      }
    }

    @Override
    public void end() {
      out.ended();
    }

    @Override
    public void close() {
      // Stays open, because other ranges write to it.
    }
  }
}
