package io.sluice.transforms.export;

import io.sluice.transforms.export.format.RowFormat;
import io.sluice.transforms.export.format.TextLine;
import io.sluice.transforms.export.format.TextLineSink;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.RangeProcessor;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Writes the rows of each range to a file, and rows that the format cannot hold to a second file.
 *
 * @param <R> the type of a row in the output format
 * @param run the run's name, under which live progress is counted
 * @param files the names of the files
 * @param format the output format
 */
public record WriteFiles<R>(String run, ExportFiles files, RowFormat<R> format)
    implements RangeProcessor<R> {

  @Override
  public RowMapper<R> mapper(List<ScanColumn> columns) {
    return format.mapper(columns);
  }

  @Override
  public PageSink<R> begin(PlannedRange range, List<ScanColumn> columns) {
    try {
      return new InRange(range, columns);
    } catch (IOException e) {
      throw notWritten(range, e);
    }
  }

  private UncheckedIOException notWritten(PlannedRange range, IOException e) {
    return new UncheckedIOException(
        LogSanitizer.of(
            "Cannot write %s: %s. When that is fixed, --resume continues with the other files."
                .formatted(files.file(range.number(), range.of()), FileErrorMessage.reason(e))),
        e);
  }

  private final class InRange implements PageSink<R> {

    private final PlannedRange range;
    private final RangeFile<R> file;
    private final LiveCounts counts = LiveCounts.of(run);
    private RangeFile<TextLine> rejects;

    InRange(PlannedRange range, List<ScanColumn> columns) throws IOException {
      this.range = range;
      this.file = new RangeFile<>(files.file(range.number(), range.of()), format.sink(columns));
    }

    @Override
    public void take(List<R> rows) {
      try {
        for (R row : rows) {
          write(row);
        }
      } catch (IOException e) {
        throw notWritten(range, e);
      }
      counts.lines(rows.size());
    }

    private void write(R row) throws IOException {
      byte[] rejected = format.rejected(row);
      if (rejected == null) {
        file.write(row);
      } else {
        reject(rejected);
      }
    }

    private void reject(byte[] line) throws IOException {
      if (rejects == null) {
        rejects =
            new RangeFile<>(
                files.rejects(range.number(), range.of()),
                new TextLineSink(new byte[0], Compression.UNCOMPRESSED));
      }
      rejects.write(new TextLine(line, true));
      counts.rejected(1);
    }

    @Override
    public void end() {
      try {
        if (rejects != null) {
          rejects.finish();
        }
        file.finish();
        long rejected = rejects == null ? 0 : rejects.count();
        files.state().finish(range.number(), new FinishedRanges.Done(file.count(), rejected));
      } catch (IOException e) {
        throw notWritten(range, e);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
      if (rejects != null) {
        rejects.close();
      }
    }
  }
}
