package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.pipeline.load.Load;
import io.sluice.pipeline.load.LoadFilter;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.TableOptions;
import io.sluice.progress.LedgerMonitor;
import io.sluice.progress.LockMonitor;
import io.sluice.progress.Progress;
import io.sluice.runner.NativeLibraries;
import io.sluice.runner.Workers;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.ColumnLimits;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a load of chat messages for the jobs that load, and reports its outcome.
 *
 * @param job the job's name
 * @param spec the load
 */
record LoadRun(String job, LoadSpec spec, Console console) {

  /** Runs the load, in the embedded database if no other is named. */
  <O extends TableOptions & DisplayOptions & DetachOptions> ExitCode run(O options) {
    ChatFilter filter = LoadFilter.of(options);
    NativeLibraries.load();
    // Checked before the database is started, which takes seconds.
    InputFiles files = Load.findInputs(spec, options);
    options.setJobName(spec.run());
    if (options.isDetached()) {
      Workers.detach(options);
    }
    if (Workers.wouldBeDetached(options)) {
      DetachedLoad.check(spec, options);
      return new DetachedLoad(job, spec, console).run(options, Workers.of(options), filter, files);
    }
    Optional<SummaryFile> summaryFile =
        Optional.ofNullable(options.getSummary()).map(name -> SummaryFile.of(name, files, options));
    LoadReport report =
        new LoadReport(
            job, spec, summaryFile.filter(file -> !spec.pipelineWritesSummary()), console);
    Workers workers = Workers.of(options);
    if (!workers.areRemote()) {
      Load.checkTemporaryDirectory(spec, files);
    }
    boolean needsNone = spec.dryRun() && !EmbeddedDatabase.existsIn(EmbeddedDatabase.HOME);
    if (spec.database().isPresent() || needsNone) {
      return report.of(load(options, spec, workers, filter, files));
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      Database database = embedded.database(options.getDatabase());
      return report.of(load(options, spec.withDatabase(database), workers, filter, files));
    }
  }

  private <O extends TableOptions & DisplayOptions> LoadResult load(
      O options, LoadSpec spec, Workers workers, ChatFilter filter, InputFiles files) {
    return LockMonitor.during(
        console,
        spec.database(),
        spec.run(),
        () -> checkAndLoad(options, spec, workers, filter, files));
  }

  private <O extends TableOptions & DisplayOptions> LoadResult checkAndLoad(
      O options, LoadSpec spec, Workers workers, ChatFilter filter, InputFiles files) {
    Load<ChatMessage> load = new Load<>(ChatMessageModel.CHAT_MESSAGES, filter, spec);
    ColumnLimits limits = load.checkTable();
    reportTakeOver(load, files, console);
    Workers allowed =
        WorkerCheck.keep(options, workers, spec.database(), spec.connectionsPerWorker(), console);
    Workers kept = allowed.atMost(load.mostWorkers(files, allowed.count()));
    return Progress.of(console, spec.run(), !spec.dryRun())
        .during(
            options.isQuiet(),
            () ->
                monitored(
                    spec,
                    kept,
                    () -> load.startsElsewhere(files),
                    () -> load.run(options, kept.count(), files, limits)));
  }

  /** Reports which active runs a load, whose table is checked, will take files over from. */
  static void reportTakeOver(Load<?> load, InputFiles files, Console console) {
    for (RunRow run : load.running(files)) {
      console.info(
          "The run %s is loading these files (heartbeat %d s ago); this run takes over."
              .formatted(LogSanitizer.of(run.run()), run.silence().toSeconds()));
    }
  }

  /**
   * Polls the ledger only for workers in other JVMs; those in this JVM update the counts
   * themselves.
   */
  private static LoadResult monitored(
      LoadSpec spec, Workers workers, Runnable expect, Supplier<LoadResult> load) {
    if (!workers.areRemote() || !spec.keepsLedger()) {
      return load.get();
    }
    expect.run();
    LedgerMonitor monitor = LedgerMonitor.over(spec.database().orElseThrow(), spec.run());
    try {
      return load.get();
    } finally {
      monitor.close();
    }
  }
}
