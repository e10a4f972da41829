package io.sluice.pipeline.scan;

import static java.util.stream.Collectors.toSet;

import io.sluice.pipeline.PipelineEnd;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.export.CsvLines;
import io.sluice.transforms.export.ExportFiles;
import io.sluice.transforms.export.ExportState.Done;
import io.sluice.transforms.export.JsonLines;
import io.sluice.transforms.export.RecordLines;
import io.sluice.transforms.export.RowFormat;
import io.sluice.transforms.export.WriteFiles;
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
  private final ScanState state;

  /**
   * @param spec with a database
   * @throws io.sluice.transforms.jdbc.DatabaseException when the database cannot be reached, or
   *     what is to be read is not there
   */
  public Export(ScanSpec spec) {
    this.spec = spec;
    this.format =
        switch (spec.form()) {
          case NDJSON -> isOfMessages() ? new RecordLines<>(CHAT) : new JsonLines();
          case CSV -> new CsvLines();
        };
    this.files = new ExportFiles(spec.out(), suffix());
    this.state = new ScanState(files, spec.settings());
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param options the runner and its options
   * @throws io.sluice.pipeline.OptionException when there are files in the way
   * @throws io.sluice.transforms.jdbc.DatabaseException when the database fails, or what is to be
   *     read is not there
   */
  public ScanSummary run(PipelineOptions options) {
    long start = System.nanoTime();
    Pace.check(spec.pace(), spec.database().orElseThrow());
    boolean byKey = isByKey();
    ScanPlan plan = state.open(spec.resume(), () -> byKey ? table().plan() : ONE);
    List<PlannedRange> unfinished = state.unfinished(plan);
    Done before = state.total(plan);
    LiveCounts.of(spec.run()).expectLines(unfinished.stream().mapToLong(PlannedRange::rows).sum());
    if (!unfinished.isEmpty()) {
      PipelineEnd.of(options, pipeline -> read(pipeline, byKey, unfinished));
    }
    Done all = state.total(plan);
    state.end();
    return new ScanSummary(
        all.written(),
        all.rejected(),
        before.written() + before.rejected(),
        (System.nanoTime() - start) / 1e9);
  }

  private void read(Pipeline pipeline, boolean byKey, List<PlannedRange> ranges) {
    RangeWork<?> write = new WriteFiles<>(spec.run(), files, format, compression());
    if (byKey) {
      pipeline.apply("Write ranges", table().work(ranges, write, spec.pace(), spec.run()));
    } else {
      pipeline.apply("Write rows", query().work(write));
    }
  }

  /** A table of chat messages, all of it, is written as load reads it. */
  private boolean isOfMessages() {
    return spec.query().isEmpty()
        && spec.columns().isEmpty()
        && Set.copyOf(table().columnNames())
            .equals(CHAT.table().columns().stream().map(Column::name).collect(toSet()));
  }

  private boolean isByKey() {
    return switch (spec.by()) {
      case CURSOR -> false;
      case KEYSET -> true;
      default -> table().hasKey();
    };
  }

  private QueryScan query() {
    return spec.query().isEmpty()
        ? table().byCursor()
        : Scan.query(spec.database().orElseThrow(), spec.query()).retryFor(spec.retryFor());
  }

  private Scan table() {
    Scan scan =
        Scan.table(spec.database().orElseThrow(), spec.table())
            .columns(spec.columns().toArray(String[]::new))
            .where(spec.where())
            .key(spec.key().toArray(String[]::new))
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

  private String suffix() {
    return "." + format.extension() + compression().getSuggestedSuffix();
  }
}
