package io.sluice.bench.scan;

import io.sluice.cli.OptionParser;
import io.sluice.pipeline.PipelineExecution;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.ParDo;

/** The ways to read a table with Sluice as a library, on the DirectRunner. */
public final class SluiceScan {

  /** How rows are found, and where they are taken. */
  public enum Way {
    /** By the key; the rows are taken where they are read. */
    KEYSET,
    /** By one cursor; the rows are taken where they are read. */
    CURSOR,
    /** By the key; the rows pass through the runner. */
    ROWS
  }

  private static final String RUN = "bench";

  private SluiceScan() {}

  /** Takes a way, a number of threads, and the arguments of {@link Place}. */
  public static void main(String[] args) {
    Tally.print(
        () -> {
          Place place = Place.of(List.of(args).subList(2, args.length));
          PipelineOptions options =
              OptionParser.of(PipelineOptions.class)
                  .parse(Map.of("targetParallelism", List.of(args[1])));
          PipelineExecution.run(options, pipeline -> scan(pipeline, Way.valueOf(args[0]), place));
        });
  }

  private static void scan(Pipeline pipeline, Way way, Place place) {
    Database database = place.database();
    Scan scan = Scan.table(database, place.table());
    switch (way) {
      case KEYSET ->
          pipeline.apply(scan.process(scan.plan(), new TakeRows(), ThrottleLimits.NONE, RUN));
      case CURSOR ->
          pipeline.apply(scan.byCursor().process(new TakeRows(), ThrottleLimits.NONE, RUN));
      case ROWS ->
          pipeline
              .apply(scan.rows(new MessageMapper(), ChatMessageModel.CHAT_MESSAGES.coder()))
              .apply("Take", ParDo.of(new TakeRowsFn()));
    }
  }
}
