package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.job.LoadJob.Options;
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
import java.util.List;
import java.util.Optional;

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
    Runners, and those of their options that are of use here:
      --runner=DirectRunner|FlinkRunner   Default: DirectRunner.
      --targetParallelism=<number>        DirectRunner: threads. Default: cores, at least 3.
      --parallelism=<number>              FlinkRunner: tasks side by side. Default: cores, or the
                                          cluster's own.
      --flinkMaster=[local]|<host:port>   FlinkRunner: in this JVM, or the cluster's web address.
                                          Default: in this JVM.
      --filesToStage=<text>               FlinkRunner on a cluster: target/sluice.jar.
    Progress is shown with per cent and time left where no input is compressed.

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
    // Before the database, whose start takes seconds.
    InputFiles files = Load.findInputs(spec, options);
    Optional<SummaryFile> summaryFile =
        Optional.ofNullable(options.getSummary()).map(name -> SummaryFile.of(name, files));
    boolean needsNone = spec.dryRun() && !EmbeddedDatabase.existsIn(EmbeddedDatabase.HOME);
    if (spec.database().isPresent() || needsNone) {
      return report(load(options, spec, filter, files, console), spec, summaryFile, console);
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      Database database = embedded.database(options.getDatabase());
      LoadSummary summary = load(options, spec.into(database), filter, files, console);
      return report(summary, spec, summaryFile, console);
    }
  }

  private static LoadSummary load(
      Options options, LoadSpec spec, ChatFilter filter, InputFiles files, Console console) {
    Load<ChatMessage> load = new Load<>(ChatMessageModel.CHAT_MESSAGES, filter, spec);
    Limits limits = load.checkTable();
    return Progress.of(console, spec.run(), files, !spec.dryRun())
        .during(options.isQuiet(), () -> load.run(options, files, limits));
  }

  private static ExitCode report(
      LoadSummary summary, LoadSpec spec, Optional<SummaryFile> file, Console console) {
    file.ifPresent(it -> it.write(summary.json()));
    say(console, spec, summary);
    boolean tooMany = spec.maxRejected().isExceededBy(summary.rejected(), summary.read());
    if (tooMany) {
      console.error(
          "More lines were rejected than --maxRejected=%s allows.".formatted(spec.maxRejected()));
    }
    console.print(summary.line());
    return tooMany ? ExitCode.TOO_MANY_REJECTED : ExitCode.DONE;
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
  }
}
