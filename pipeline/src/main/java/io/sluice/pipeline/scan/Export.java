package io.sluice.pipeline.scan;

import static java.util.stream.Collectors.toSet;

import io.sluice.pipeline.PipelineEnd;
import io.sluice.pipeline.scan.ScanOptions.By;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.export.CsvLines;
import io.sluice.transforms.export.ExportFiles;
import io.sluice.transforms.export.ExportState.Done;
import io.sluice.transforms.export.JsonLines;
import io.sluice.transforms.export.ParquetRows;
import io.sluice.transforms.export.RecordLines;
import io.sluice.transforms.export.RowFormat;
import io.sluice.transforms.export.WriteFiles;
import io.sluice.transforms.jdbc.SessionCheck;
import io.sluice.transforms.live.LiveCounts;
import io.sluice.transforms.pace.Pace;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.scan.KeyRange;
import io.sluice.transforms.scan.PlannedRange;
import io.sluice.transforms.scan.QueryScan;
import io.sluice.transforms.scan.RangeWork;
import io.sluice.transforms.scan.Scan;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.options.PipelineOptions;

/** Writes the rows of a table or a query to files, a file for each range of keys. */
public final class Export {

  private static final List<PlannedRange> ONE = List.of(new PlannedRange(0, 1, KeyRange.ALL, 0));

  private static final RecordModel<?> CHAT = ChatMessageModel.CHAT_MESSAGES;

  private final ScanSpec spec;
  private final RowFormat<?> format;
  private final ExportFiles files;
  private final List<String> key;

  /**
   * @param spec with a database
   * @throws io.sluice.transforms.jdbc.DatabaseException when the database cannot be reached, or
   *     what is to be read is not there
   */
  public Export(ScanSpec spec) {
    this.spec = spec;
    SessionCheck.ofReading(spec.database().orElseThrow());
    this.format =
        switch (spec.form()) {
          case NDJSON ->
              isOfMessages()
                  ? new RecordLines<>(CHAT, compression())
                  : new JsonLines(compression());
          case CSV -> new CsvLines(compression());
          case PARQUET -> new ParquetRows(compression());
        };
    this.files = new ExportFiles(spec.out(), format.suffix());
    this.key = key();
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param options the runner and its options
   * @param mostWorkers is told how many workers can have something to do: on the DirectRunner,
   *     others would look for work without a pause
   * @throws io.sluice.pipeline.OptionException when there are files in the way
   * @throws io.sluice.transforms.jdbc.DatabaseException when the database fails, or what is to be
   *     read is not there
   */
  public ScanSummary run(PipelineOptions options, IntConsumer mostWorkers) {
    long start = System.nanoTime();
    Pace.check(spec.pace(), spec.database().orElseThrow());
    ScanState state = new ScanState(files, spec.settings(key));
    ScanPlan plan = state.open(spec.resume(), this::divided);
    ScanLock lock = ScanLock.of(files);
    try {
      Done before = state.total(plan);
      readUnfinished(options, mostWorkers, state.unfinished(plan));
      state.checkDone(plan);
      Done all = state.total(plan);
      state.end();
      return new ScanSummary(
          all.written(),
          all.rejected(),
          before.written() + before.rejected(),
          (System.nanoTime() - start) / 1e9);
    } finally {
      lock.close();
    }
  }

  /** Before anything is on the disk that somebody would have to take away again. */
  private List<PlannedRange> divided() {
    if (!key.isEmpty()) {
      return table().plan();
    }
    query().check();
    return ONE;
  }

  private void readUnfinished(
      PipelineOptions options, IntConsumer mostWorkers, List<PlannedRange> ranges) {
    LiveCounts.of(spec.run()).expectLines(ranges.stream().mapToLong(PlannedRange::rows).sum());
    if (!ranges.isEmpty()) {
      mostWorkers.accept(ranges.size());
      PipelineEnd.of(options, pipeline -> read(pipeline, ranges));
    }
  }

  private void read(Pipeline pipeline, List<PlannedRange> ranges) {
    RangeWork<?> write = new WriteFiles<>(spec.run(), files, format);
    if (key.isEmpty()) {
      pipeline.apply("Write rows", query().work(write, spec.pace(), spec.run()));
    } else {
      pipeline.apply("Write ranges", table().work(ranges, write, spec.pace(), spec.run()));
    }
  }

  /**
   * A table of chat messages is written as load reads it, without the columns that it has besides.
   */
  private boolean isOfMessages() {
    return spec.query().isEmpty()
        && spec.columns().isEmpty()
        && Set.copyOf(table(spec.key()).columnNames())
            .containsAll(CHAT.table().columns().stream().map(Column::name).collect(toSet()));
  }

  /** The columns of the key to walk by; none for a cursor. */
  private List<String> key() {
    if (spec.by() == By.CURSOR) {
      return List.of();
    }
    if (spec.by() == By.KEYSET) {
      table(spec.key()).checkKey();
    }
    return table(spec.key()).keyColumns();
  }

  private QueryScan query() {
    return spec.query().isEmpty()
        ? table().byCursor()
        : Scan.query(spec.database().orElseThrow(), spec.query()).retryFor(spec.retryFor());
  }

  private Scan table() {
    return table(key);
  }

  private Scan table(List<String> walkedBy) {
    Scan scan =
        Scan.table(spec.database().orElseThrow(), spec.table())
            .columns(spec.columns().toArray(String[]::new))
            .where(spec.where())
            .key(walkedBy.toArray(String[]::new))
            .retryFor(spec.retryFor());
    return spec.nullKeys() ? scan.nullKeys() : scan;
  }

  private Compression compression() {
    return switch (spec.packing()) {
      case NONE -> Compression.UNCOMPRESSED;
      case GZIP -> Compression.GZIP;
      case ZSTD -> Compression.ZSTD;
    };
  }
}
