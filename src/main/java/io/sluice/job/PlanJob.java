package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Failure;
import io.sluice.cli.Job;
import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.pipeline.load.LoadFilter;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.plan.LoadPlan;
import io.sluice.pipeline.load.plan.PlanText;
import io.sluice.pipeline.load.plan.Planner;
import io.sluice.pipeline.options.OptionException;
import io.sluice.progress.LockMonitor;
import io.sluice.runner.NativeLibraries;
import io.sluice.runner.Workers;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.input.InputSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reports what a load would do, and every reason why it would fail, without writing anything. Only
 * an existing embedded database must be started for that.
 */
final class PlanJob implements Job<LoadJob.Options> {

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "says what a load would do, and all that keeps it from it; loads nothing";
  }

  @Override
  public Class<LoadJob.Options> options() {
    return LoadJob.Options.class;
  }

  @Override
  public String remarks() {
    return """
    It takes the options of a load, makes every check that a load makes before its first row, and
    names all that fail, not only the first. It ends with the exit code that the load would have, as
    far as that shows before: 0 where it would begin. Inputs are parsed only at their beginning, and
    of the time that writing takes there is only a rule of thumb. It writes nothing, except that
    Sluice's own MariaDB, where it is there and no --host is named, is started, which writes a new
    password and a new log in .sluice/mariadb and the server's own files.

    The last line on standard output, where the options are right (~ marks estimates, or unknown):
    sluice plan: files=… bytes=… lines~=… seconds~=… errors=…\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "plan --input=src/sample/chat.ndjson",
        "plan --input=logs/*.gz --host=db.example.org --user=loader --passwordFile=secret");
  }

  /** It takes the options of a load, and ends before a job would start. */
  @Override
  public boolean canBeDetached() {
    return true;
  }

  @Override
  public ExitCode run(LoadJob.Options options, Console console) throws Exception {
    List<OptionException> bad = LoadSpec.failures(options);
    if (!bad.isEmpty()) {
      // With bad options, the rest of the plan would be guesswork.
      report(console, bad, options.isDebug());
      return exitCode(bad);
    }
    LoadSpec spec = LoadSpec.of(JobName.of(name(), options.getDryRun()), options);
    NativeLibraries.load();
    InputSearch inputs = Planner.findInputs(spec, options);
    List<RuntimeException> failures = new ArrayList<>(inputs.failures());
    checkPassword(options, spec, failures);
    if (options.isDetached() || Workers.wouldBeDetached(options)) {
      failures.addAll(DetachedLoad.failures(spec, options));
    } else {
      checkSummary(options, inputs.found(), failures);
    }
    Optional<EmbeddedDatabase> embedded = start(spec, failures);
    try {
      LoadSpec into =
          embedded.map(it -> spec.withDatabase(it.database(options.getDatabase()))).orElse(spec);
      LoadPlan plan =
          LockMonitor.during(
              console,
              into.database(),
              spec.run(),
              () ->
                  Planner.plan(
                      ChatMessageModel.CHAT_MESSAGES,
                      LoadFilter.of(options),
                      into,
                      inputs.found()));
      failures.addAll(plan.failures());
      console.print(PlanText.of(plan, PlanSettings.server(spec), PlanSettings.of(options)));
      long errors = report(console, failures, options.isDebug());
      console.print(PlanText.lastLine(plan, errors));
      return exitCode(failures);
    } finally {
      embedded.ifPresent(EmbeddedDatabase::close);
    }
  }

  private static void checkPassword(
      LoadJob.Options options, LoadSpec spec, List<RuntimeException> failures) {
    if (spec.database().isPresent() && Workers.wouldBeRemote(options)) {
      try {
        WorkerCheck.checkPassword(spec.database().get().password());
      } catch (OptionException e) {
        failures.add(e);
      }
    }
  }

  private static void checkSummary(
      LoadJob.Options options, InputFiles files, List<RuntimeException> failures) {
    if (options.getSummary() != null) {
      try {
        SummaryFile.of(options.getSummary(), files, options);
      } catch (OptionException e) {
        failures.add(e);
      }
    }
  }

  /** Starts the embedded database if a load would use it, but does not create one. */
  private static Optional<EmbeddedDatabase> start(LoadSpec spec, List<RuntimeException> failures) {
    if (spec.database().isPresent() || !EmbeddedDatabase.existsIn(EmbeddedDatabase.HOME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EmbeddedDatabase.start(EmbeddedDatabase.HOME));
    } catch (DatabaseException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private static long report(
      Console console, List<? extends RuntimeException> failures, boolean debug) {
    long sentences = 0;
    for (RuntimeException failure : failures) {
      for (String sentence : Failure.of(failure).message().lines().toList()) {
        console.error(sentence);
        sentences++;
      }
      if (debug) {
        failure.printStackTrace(console.err());
      }
    }
    return sentences;
  }

  private static ExitCode exitCode(List<? extends RuntimeException> failures) {
    return failures.isEmpty() ? ExitCode.DONE : Failure.of(failures.get(0)).exitCode();
  }
}
