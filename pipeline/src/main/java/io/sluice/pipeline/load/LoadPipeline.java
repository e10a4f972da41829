package io.sluice.pipeline.load;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.InputFiles;
import io.sluice.transforms.read.ReadBlocks;
import io.sluice.transforms.read.ReadLines;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.WriteRejects;
import io.sluice.transforms.write.WriteRows;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The assembly of a load: files, lines, records or rejects, rows. */
final class LoadPipeline {

  private LoadPipeline() {}

  static <T> void build(
      Pipeline pipeline,
      RecordModel<T> model,
      ProcessFunction<T, Boolean> filter,
      LoadSpec spec,
      InputFiles files,
      Limits limits) {
    ParseLines<T> parse =
        ParseLines.into(model)
            .limits(limits)
            .onTooLong(spec.onTooLong())
            .where(filter)
            .liveAs(spec.run());

    PCollectionTuple parsed =
        switch (spec.reader()) {
          case BLOCKS ->
              pipeline
                  .apply("Read blocks", ReadBlocks.from(files).maxLineBytes(spec.maxLineBytes()))
                  .apply("Parse lines", parse.ofBlocks());
          case TEXTIO ->
              pipeline
                  .apply("Read lines", ReadLines.from(spec.inputs()))
                  .apply("Parse lines", parse);
        };
    parsed.get(parse.rejects()).apply("Write rejects", WriteRejects.to(spec.rejects(), spec.run()));
    if (!spec.dryRun()) {
      parsed.get(parse.records()).apply("Write rows", rows(model, spec));
    }
  }

  private static <T> WriteRows<T> rows(RecordModel<T> model, LoadSpec spec) {
    Database database = spec.database().orElseThrow();
    return WriteRows.of(model, database)
        .table(spec.table())
        .batchSize(spec.batchSize())
        .liveAs(spec.run());
  }
}
