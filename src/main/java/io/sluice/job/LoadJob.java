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
import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.read.InputFiles;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.write.OnDuplicate;
import java.nio.file.Path;
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
    boolean tooMany =
        spec.maxRejected().isExceededBy(summary.lines().of(LineCounter.REJECTED), summary.read());
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
    if (summary.before() > 0) {
      console.say(before(summary));
    }
    if (summary.read() == 0) {
      console.say("there was not one line in the input.");
    }
    if (summary.lines().of(LineCounter.CONFLICT) > 0) {
      console.say(conflicts(spec, summary));
    }
    if (summary.lines().of(LineCounter.TRUNCATED) > 0) {
      console.say(
          summary.lines().of(LineCounter.TRUNCATED)
              + " texts were cut to the length of their column.");
    }
    if (summary.lines().of(LineCounter.REJECTED) > 0) {
      console.say(
          "%d lines were rejected (%s); they are in %s."
              .formatted(
                  summary.lines().of(LineCounter.REJECTED),
                  summary.reasons(),
                  rejects(spec, summary)));
    }
  }

  private static String before(LoadSummary summary) {
    return summary.before() == summary.read()
        ? "everything had been loaded before, so that nothing was read; --restart loads it again."
        : "earlier runs had dealt with %d of the lines; this run went on from there."
            .formatted(summary.before());
  }

  private static String conflicts(LoadSpec spec, LoadSummary summary) {
    long conflicts = summary.lines().of(LineCounter.CONFLICT);
    return spec.writing().onDuplicate() == OnDuplicate.LATEST
        ? "%d records had an id that was there with other contents; %d were later and took its place."
            .formatted(conflicts, summary.lines().of(LineCounter.UPDATED))
        : "%d records had an id that was there with other contents, which stay; they are in %s."
            .formatted(conflicts, rejects(spec, summary));
  }

  /** Earlier runs of the same load have written files of their own. */
  private static Path rejects(LoadSpec spec, LoadSummary summary) {
    return summary.before() > 0 ? spec.rejects() : spec.rejects().resolve(spec.run() + "-*.ndjson");
  }
}
