package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.CheckFiles;
import io.sluice.transforms.load.LoadFiles;
import io.sluice.transforms.load.jdbcio.WriteRows;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.ReadBlocks;
import io.sluice.transforms.read.ReadLines;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.WriteRejects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.ParDo;
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
      RecordFilter<T> filter,
      LoadSpec spec,
      InputFiles files,
      ColumnLimits limits) {
    return new LoadPipeline<>(spec, files, parser(model, filter, spec, limits));
  }

  /** The transform that parses the load's lines. */
  public static <T> ParseLines<T> parser(
      RecordModel<T> model, RecordFilter<T> filter, LoadSpec spec, ColumnLimits limits) {
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
   */
  void inBulk(Pipeline pipeline, int workers) {
    LoadFiles<T> load = load();
    pipeline
        .apply("Load files", workers == 0 ? load : load.workers(workers))
        .result()
        .apply("Check result", ParDo.of(new CheckResultFn(spec.writing().hasLedger())));
  }

  /** What identifies a load in its ledger. */
  public static <T> LoadLedger.Spec ledger(
      RecordModel<T> model, RecordFilter<T> filter, LoadSpec spec, InputFiles files) {
    return of(model, filter, spec, files, ColumnLimits.of(model.table())).load().ledger();
  }

  private LoadFiles<T> load() {
    LoadFiles<T> load =
        LoadFiles.of(files, parse, spec.database().orElseThrow())
            .named(spec.run())
            .table(spec.table())
            .maxLineBytes(spec.reading().maxInputLineBytes())
            .rejectsTo(spec.rejects())
            .maxRejected(spec.maxRejected())
            .onDuplicate(spec.writing().onDuplicate())
            .retryFor(spec.writing().retryFor())
            .commitTarget(spec.writing().commitTarget())
            .throttle(spec.writing().throttle());
    if (spec.pipelineWritesSummary()) {
      load = load.summaryTo(spec.summary().orElseThrow());
    }
    return spec.writing().hasLedger()
        ? load.earlierIdentity(spec.earlierIdentity())
            .restart(spec.writing().restart())
            .acceptLostRows(spec.writing().acceptsLostRows())
            .indexes(spec.writing().indexes())
        : load.withoutLedger();
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
