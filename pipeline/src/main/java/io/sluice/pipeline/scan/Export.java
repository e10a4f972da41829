package io.sluice.pipeline.scan;

import static java.util.stream.Collectors.toSet;

import io.sluice.pipeline.PipelineExecution;
import io.sluice.pipeline.scan.ScanOptions.By;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.export.ExportFiles;
import io.sluice.transforms.export.FinishedRanges.Done;
import io.sluice.transforms.export.StandardOutput;
import io.sluice.transforms.export.WriteFiles;
import io.sluice.transforms.export.WriteStream;
import io.sluice.transforms.export.format.CsvLines;
import io.sluice.transforms.export.format.JsonLines;
import io.sluice.transforms.export.format.RecordLines;
import io.sluice.transforms.export.format.RowFormat;
import io.sluice.transforms.export.parquet.ParquetRows;
import io.sluice.transforms.jdbc.session.SessionCheck;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.scan.QueryScan;
import io.sluice.transforms.scan.RangeProcessor;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ColumnCheck;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.throttle.Throttle;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.options.PipelineOptions;

/** Writes the rows of a table or a query to files, one file for each key range. */
public final class Export {

  private static final List<PlannedRange> ONE = List.of(new PlannedRange(0, 1, KeyRange.ALL, 0));
  private static final List<PlannedRange> WITH_NULLS =
      List.of(new PlannedRange(0, 2, KeyRange.ALL, 0), new PlannedRange(1, 2, KeyRange.NULLS, 0));

  private static final RecordModel<?> CHAT = ChatMessageModel.CHAT_MESSAGES;

  private final ScanSpec spec;
  private final ExportFiles files;
  private final List<String> key;

  /**
   * @param spec the settings, with a database
   * @throws io.sluice.transforms.jdbc.DatabaseException if the database cannot be reached, or the
   *     table does not exist
   */
  public Export(ScanSpec spec) {
    this.spec = spec;
    SessionCheck.checkReading(spec.database());
    this.files = new ExportFiles(spec.output().out(), format(List.of()).suffix());
    this.key = key();
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param options the runner and its options
   * @param workerLimit receives the number of workers that can be busy: on the DirectRunner, an
   *     idle worker polls for work without a pause
   * @param log receives a sentence if only one worker can read the table
   * @throws io.sluice.pipeline.options.OptionException if files are in the way
   * @throws io.sluice.transforms.jdbc.DatabaseException if the database fails, or the table does
   *     not exist
   */
  public ScanSummary run(PipelineOptions options, IntConsumer workerLimit, Consumer<String> log) {
    Throttle.check(spec.table().throttle(), spec.database());
    return spec.output().isStandardOutput()
        ? toStandardOutput(options, workerLimit)
        : toFiles(options, workerLimit, log);
  }

  /** Uses one range for all rows, so that they arrive in key order. */
  private ScanSummary toStandardOutput(PipelineOptions options, IntConsumer workerLimit) {
    long start = System.nanoTime();
    List<ScanColumn> columns = columns();
    List<PlannedRange> ranges = spec.selection().nullKeys() && !key.isEmpty() ? WITH_NULLS : ONE;
    check(columns);
    workerLimit.accept(1);
    try (StandardOutput out = StandardOutput.open(spec.run())) {
      RangeProcessor<?> write = new WriteStream<>(spec.run(), format(columns));
      PipelineExecution.run(options, pipeline -> read(pipeline, columns, ranges, write));
      return new ScanSummary(out.finish(ranges.size()), 0, 0, (System.nanoTime() - start) / 1e9);
    }
  }

  private ScanSummary toFiles(
      PipelineOptions options, IntConsumer workerLimit, Consumer<String> log) {
    long start = System.nanoTime();
    ResumableScan state = new ResumableScan(files, spec.settings(keyTypes()));
    ScanPlan plan = state.open(spec.output().resume(), settings -> planned(settings, log));
    checkColumns(plan);
    ScanLock lock = ScanLock.of(files);
    try {
      Done before = state.total(plan);
      readUnfinished(options, workerLimit, plan, state.unfinished(plan));
      state.checkDone(plan);
      Done total = state.total(plan);
      state.end();
      return new ScanSummary(
          total.written(),
          total.rejected(),
          before.written() + before.rejected(),
          (System.nanoTime() - start) / 1e9);
    } finally {
      lock.close();
    }
  }

  /** Checks everything first, so that a failure leaves nothing on disk for the user to delete. */
  private ScanPlan planned(String settings, Consumer<String> log) {
    List<ScanColumn> columns = columns();
    check(columns);
    return new ScanPlan(settings, columns, key.isEmpty() ? ONE : divided(columns, log));
  }

  private List<PlannedRange> divided(List<ScanColumn> columns, Consumer<String> log) {
    List<PlannedRange> planned = table().columns(columns).plan();
    if (Scan.isUndivided(planned)) {
      log.accept(
          "The keys of the table %s cannot be divided into ranges; one worker reads all rows."
              .formatted(spec.table().name()));
    }
    return planned;
  }

  /** The columns of the table; empty for a query, which the server describes when it runs. */
  private List<ScanColumn> columns() {
    return !spec.selection().isQuery() ? table().metadata().scanColumns() : List.of();
  }

  private void check(List<ScanColumn> columns) {
    if (key.isEmpty()) {
      query(columns).check();
    }
  }

  /** Checks that a resumed scan writes the same columns to all files. */
  private void checkColumns(ScanPlan plan) {
    if (spec.output().resume() && !plan.columns().isEmpty()) {
      ColumnCheck.check(spec.table().name(), plan.columns(), table().metadata().scanColumns());
    }
  }

  private void readUnfinished(
      PipelineOptions options, IntConsumer workerLimit, ScanPlan plan, List<PlannedRange> ranges) {
    LiveCounts.of(spec.run()).expectLines(ranges.stream().mapToLong(PlannedRange::rows).sum());
    if (!ranges.isEmpty()) {
      workerLimit.accept(ranges.size());
      RangeProcessor<?> write = new WriteFiles<>(spec.run(), files, format(plan.columns()));
      PipelineExecution.run(options, pipeline -> read(pipeline, plan.columns(), ranges, write));
    }
  }

  private void read(
      Pipeline pipeline,
      List<ScanColumn> columns,
      List<PlannedRange> ranges,
      RangeProcessor<?> write) {
    if (key.isEmpty()) {
      pipeline.apply(
          "Write rows", query(columns).process(write, spec.table().throttle(), spec.run()));
    } else {
      pipeline.apply(
          "Write ranges",
          table().columns(columns).process(ranges, write, spec.table().throttle(), spec.run()));
    }
  }

  private RowFormat<?> format(List<ScanColumn> columns) {
    return switch (spec.output().format()) {
      case NDJSON ->
          hasChatColumns(columns)
              ? new RecordLines<>(CHAT, compression())
              : new JsonLines(compression());
      case CSV -> new CsvLines(compression());
      case PARQUET -> new ParquetRows(compression());
    };
  }

  /** Whether to write chat messages as load reads them, without any other columns. */
  private boolean hasChatColumns(List<ScanColumn> columns) {
    return !spec.selection().isQuery()
        && spec.selection().columns().isEmpty()
        && columns.stream()
            .map(ScanColumn::name)
            .collect(toSet())
            .containsAll(CHAT.table().columns().stream().map(Column::name).collect(toSet()));
  }

  private List<String> keyTypes() {
    return key.isEmpty() ? key : table().metadata().keyTypes();
  }

  /** The key columns to scan by; empty for a cursor. */
  private List<String> key() {
    if (spec.selection().by() == By.CURSOR) {
      return List.of();
    }
    if (spec.selection().by() == By.KEYSET) {
      table(spec.table().key()).metadata().checkKey();
    }
    return table(spec.table().key()).metadata().keyColumns();
  }

  private QueryScan query(List<ScanColumn> columns) {
    return !spec.selection().isQuery()
        ? table().columns(columns).byCursor()
        : Scan.query(spec.database(), spec.selection().query()).retryFor(spec.table().retryFor());
  }

  private Scan table() {
    return table(key);
  }

  private Scan table(List<String> scannedBy) {
    Scan scan =
        Scan.table(spec.database(), spec.table().name())
            .columns(spec.selection().columns().toArray(String[]::new))
            .where(spec.selection().where())
            .key(scannedBy.toArray(String[]::new))
            .retryFor(spec.table().retryFor());
    return spec.selection().nullKeys() ? scan.nullKeys() : scan;
  }

  private Compression compression() {
    return switch (spec.output().compression()) {
      case NONE -> Compression.UNCOMPRESSED;
      case GZIP -> Compression.GZIP;
      case ZSTD -> Compression.ZSTD;
    };
  }
}
