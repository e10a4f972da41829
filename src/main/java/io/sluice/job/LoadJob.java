package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.job.LoadJob.Options;
import io.sluice.pipeline.OptionException;
import io.sluice.pipeline.load.Load;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.LoadSummary;
import io.sluice.progress.Progress;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.read.InputFiles;
import io.sluice.transforms.record.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads chat logs into a table. */
final class LoadJob implements Job<Options> {

  /** The load's options, and what it shows. */
  public interface Options extends LoadOptions, DisplayOptions {}

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String summary() {
    return "loads files of chat messages, one JSON object a line, into a table";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    Runners: --runner=DirectRunner (default; --targetParallelism=N for N threads) or
    --runner=FlinkRunner (--parallelism=N; --flinkMaster=HOST:PORT for a cluster).

    The last line on standard output says what became of the lines that were read:
    sluice load: read=… loaded=… duplicate=… conflict=… filtered=… rejected=… blank=… …\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "load --input=src/sample/chat.ndjson",
        "load --input=logs/*.gz,today.ndjson --host=db.example.org --user=loader"
            + " --passwordFile=secret",
        "load @run-configs/flink-local.args --input=chat.ndjson --types=message"
            + " --since=2016-01-01 --maxRejected=0.5%");
  }

  @Override
  public ExitCode run(Options options, Console console) {
    LoadSpec spec = LoadSpec.of(RunName.of(name()), options);
    ChatFilter filter = LoadSpec.filter(options);
    // An empty file now, so that nobody learns after hours that it cannot be written.
    writeSummary(options, "");
    // Before the database, whose start takes seconds.
    InputFiles files = Load.findInputs(spec, options);
    boolean needsNone = spec.dryRun() && !EmbeddedDatabase.existsIn(EmbeddedDatabase.HOME);
    if (spec.database().isPresent() || needsNone) {
      return run(options, spec, filter, files, console);
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      Database database = embedded.database(options.getDatabase());
      return run(options, spec.into(database), filter, files, console);
    }
  }

  private static ExitCode run(
      Options options, LoadSpec spec, ChatFilter filter, InputFiles files, Console console) {
    Load<ChatMessage> load = new Load<>(ChatMessageModel.CHAT_MESSAGES, filter, spec);
    Limits limits = load.checkTable();
    LoadSummary summary =
        Progress.of(console, spec.run(), files, !spec.dryRun())
            .during(options.isQuiet(), () -> load.run(options, files, limits));
    writeSummary(options, summary.json());
    say(console, spec, summary);
    console.print(summary.line());
    return spec.maxRejected().isExceededBy(summary.rejected(), summary.read())
        ? ExitCode.TOO_MANY_REJECTED
        : ExitCode.DONE;
  }

  private static void say(Console console, LoadSpec spec, LoadSummary summary) {
    if (spec.dryRun()) {
      console.say("dry run: nothing was written to a database.");
    }
    if (summary.read() == 0) {
      console.say("there was not one line in the input.");
    }
    if (summary.truncated() > 0) {
      console.say(summary.truncated() + " texts were cut to the length of their column.");
    }
    if (summary.rejected() > 0) {
      console.say(
          "%d lines were rejected (%s); they are in %s."
              .formatted(
                  summary.rejected(),
                  summary.reasons(),
                  spec.rejects().resolve(spec.run() + "-*.ndjson")));
    }
    if (spec.maxRejected().isExceededBy(summary.rejected(), summary.read())) {
      console.error(
          "More lines were rejected than --maxRejected=%s allows.".formatted(spec.maxRejected()));
    }
  }

  private static void writeSummary(Options options, String text) {
    if (options.getSummary() == null) {
      return;
    }
    try {
      Files.writeString(Path.of(options.getSummary()), text);
    } catch (IOException e) {
      throw new OptionException("--summary=" + options.getSummary() + " cannot be written.");
    }
  }
}
