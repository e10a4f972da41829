package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.CheckFiles;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.jdbcio.WriteRows;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.ReadBlocks;
import io.sluice.transforms.read.ReadLines;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.WriteRejects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The assembly of a load: files, blocks or lines, records or rejects, rows.
 *
 * @param <T> the record
 */
public final class LoadPipeline<T> {

  private final LoadSpec spec;
  private final InputFiles files;
  private final ParseLines<T> parse;

  private LoadPipeline(LoadSpec spec, InputFiles files, ParseLines<T> parse) {
    this.spec = spec;
    this.files = files;
    this.parse = parse;
  }

  static <T> LoadPipeline<T> of(
      RecordModel<T> model,
      ProcessFunction<T, Boolean> filter,
      LoadSpec spec,
      InputFiles files,
      ColumnLimits limits) {
    return new LoadPipeline<>(spec, files, parser(model, filter, spec, limits));
  }

  /** The transform that parses the load's lines. */
  public static <T> ParseLines<T> parser(
      RecordModel<T> model,
      ProcessFunction<T, Boolean> filter,
      LoadSpec spec,
      ColumnLimits limits) {
    ParseLines<T> parse =
        ParseLines.into(model)
            .limits(limits)
            .onTooLong(spec.onTooLong())
            .where(filter)
            .liveAs(spec.run());
    return spec.reading().inRejects() ? parse.inRejects(spec.reading().maxLineBytes()) : parse;
  }

  /** Builds a dry run, which checks everything and writes only rejects. */
  void dryRun(Pipeline pipeline) {
    if (spec.reading().reader() == Reader.TEXTIO) {
      records(pipeline);
      return;
    }
    pipeline.apply(
        "Check files",
        CheckFiles.of(files, parse, spec.rejects(), spec.run())
            .maxLineBytes(spec.reading().maxInputLineBytes()));
  }

  /** Builds a load that writes with JdbcIO. */
  void toRows(Pipeline pipeline) {
    Database database = spec.database().orElseThrow();
    records(pipeline)
        .apply(
            "Write rows",
            WriteRows.of(parse.model(), database)
                .table(spec.table())
                .batchSize(spec.writing().batchSize())
                .liveAs(spec.run()));
  }

  /**
   * Builds a load that writes in bulk.
   *
   * @param workers the number of workers; 0 if unknown
   * @param leavesIndexes whether the caller builds deferred indexes, after the pipeline
   */
  void inBulk(Pipeline pipeline, int workers, boolean leavesIndexes) {
    LoadFiles<T> load =
        LoadFiles.of(files, parse, spec.database().orElseThrow())
            .table(spec.table())
            .maxLineBytes(spec.reading().maxInputLineBytes())
            .rejectsTo(spec.rejects(), spec.run())
            .onDuplicate(spec.writing().onDuplicate())
            .retryFor(spec.writing().retryFor())
            .commitTarget(spec.writing().commitTarget())
            .throttle(spec.writing().throttle());
    if (spec.writing().hasLedger()) {
      load =
          load.ledger(spec.settings())
              .restart(spec.writing().restart())
              .indexes(spec.writing().indexes())
              .leaveIndexes(leavesIndexes);
    }
    pipeline.apply("Load files", workers == 0 ? load : load.workers(workers));
  }

  private PCollection<T> records(Pipeline pipeline) {
    PCollectionTuple parsed =
        switch (spec.reading().reader()) {
          case BLOCKS -> blocks(pipeline).apply("Parse lines", parse.ofBlocks());
          case TEXTIO ->
              pipeline
                  .apply(
                      "Read lines",
                      ReadLines.from(files.files().stream().map(InputFile::name).toList()))
                  .apply("Parse lines", parse);
        };
    parsed.get(parse.rejects()).apply("Write rejects", WriteRejects.to(spec.rejects(), spec.run()));
    return parsed.get(parse.records());
  }

  private PCollection<Block> blocks(Pipeline pipeline) {
    return pipeline.apply(
        "Read blocks", ReadBlocks.from(files).maxLineBytes(spec.reading().maxInputLineBytes()));
  }
}
