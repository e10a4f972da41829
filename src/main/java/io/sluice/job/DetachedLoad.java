package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.pipeline.load.Load;
import io.sluice.pipeline.load.LoadOptions.Writer;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.TableOptions;
import io.sluice.pipeline.options.OptionException;
import io.sluice.progress.LockMonitor;
import io.sluice.runner.Workers;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.read.input.InputFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Submits a load that runs to its end on a cluster, without this program. Everything that the
 * program does after the pipeline of an attached load must be part of the pipeline, or is refused.
 *
 * @param job the job's name
 * @param spec the load
 */
record DetachedLoad(String job, LoadSpec spec, Console console) {

  /**
   * Checks that a load does not need this program until its end.
   *
   * @throws OptionException the first of {@link #failures}
   */
  static void check(LoadSpec spec, TableOptions options) {
    failures(spec, options).stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /** The reasons why a load needs this program until its end, one for each option. */
  static List<OptionException> failures(LoadSpec spec, TableOptions options) {
    List<OptionException> failures = new ArrayList<>();
    if (spec.dryRun()) {
      failures.add(
          new OptionException(
              "--dryRun reports to the program that waits for it; a dry run cannot be detached."));
    } else if (spec.database().isEmpty()) {
      failures.add(
          new OptionException(
              "The bundled database ends with this program; name a database for the detached load"
                  + " with --host."));
    }
    if (spec.writing().writer() != Writer.BULK) {
      failures.add(
          new OptionException(
              "--writer=jdbcio is counted by the program that waits for it; a detached load needs"
                  + " --writer=bulk."));
    }
    if (!spec.writing().ledger()) {
      failures.add(
          new OptionException(
              "Without a ledger, only the program that waits for a load learns how it ends; a"
                  + " detached load needs --ledger=on."));
    }
    if (options.getSummary() != null && spec.summary().isEmpty()) {
      failures.add(
          new OptionException(
              ("--summary=%s is a local path, and the worker that finishes a detached load may be"
                      + " on any machine; name a URL such as s3://bucket/x.json or"
                      + " file:///shared/x.json.")
                  .formatted(options.getSummary())));
    }
    return failures;
  }

  /** Checks the table and the connections, submits the load, and reports its name. */
  <O extends TableOptions & DisplayOptions> ExitCode run(
      O options, Workers workers, ChatFilter filter, InputFiles files) {
    Load<ChatMessage> load = new Load<>(ChatMessageModel.CHAT_MESSAGES, filter, spec);
    LockMonitor.during(
        console,
        spec.database(),
        spec.run(),
        () -> {
          load.checkTable();
          LoadRun.reportTakeOver(load, files, console);
          load.submit(options, workersOf(load, options, workers, files), files);
          return null;
        });
    console.info(
        ("submitted as run %s; it runs on the cluster without this client. Follow it with: sluice"
                + " status --run=%s --follow")
            .formatted(spec.run(), spec.run()));
    console.print("sluice %s: submitted run=%s".formatted(job, spec.run()));
    return ExitCode.DONE;
  }

  private int workersOf(Load<?> load, TableOptions options, Workers workers, InputFiles files) {
    Workers allowed =
        WorkerCheck.keep(options, workers, spec.database(), spec.connectionsPerWorker(), console);
    return allowed.atMost(load.mostWorkers(files, allowed.count())).count();
  }
}
