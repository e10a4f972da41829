package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.StatusJob.Options;
import io.sluice.pipeline.load.status.RunReader;
import io.sluice.pipeline.load.status.RunStatus;
import io.sluice.pipeline.load.status.StatusJson;
import io.sluice.pipeline.load.status.StatusOptions;
import io.sluice.pipeline.load.status.StatusText;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.jdbc.Database;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Shows the loads of a database, from any machine that reaches it. */
final class StatusJob implements Job<Options> {

  /** The options of the command and of its output. */
  public interface Options extends StatusOptions, DisplayOptions {}

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "shows the loads of a database: their progress, and how they ended";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    It reads the ledger, and needs SELECT on its tables: sluice_load, sluice_load_file and
    sluice_load_batch. A load with --ledger=off is not in it. A run without a heartbeat for 60 s is
    stalled: its process or its cluster is gone, or does not reach the database.

    The counts of a run are those of its own lines until it has a result, which also counts the
    lines that earlier runs of the same load had read (read_before). bytes_done counts whole sort
    runs, of up to 256 MB. --format=json prints one object, or an array for the list, and with
    --follow an object every 2 seconds, one a line.

    Exit codes: the list ends with 0. With --run, they say how the run is: 0 done, 7 running or
    cancelling, 8 stalled, 6 cancelled, and if it has failed, the exit code of the load: 3 input, 4
    database or another run has taken over, 5 rejected lines, 1 unexpected. 2: no such run.\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "status",
        "status --host=db.example.org --user=loader --passwordFile=secret"
            + " --run=load-20160917-110416-1a2b3c4d --follow",
        "status --host=db.example.org --user=loader --passwordFile=secret --limit=5"
            + " --format=json");
  }

  @Override
  public ExitCode run(Options options, Console console) throws InterruptedException {
    check(options);
    return LedgerDatabase.use(
            options, (database, retryFor) -> show(options, database, retryFor, console))
        .orElseGet(() -> withoutDatabase(options, console));
  }

  private static void check(Options options) {
    if (options.getLimit() < 1) {
      throw new OptionException("--limit=%d is less than 1.".formatted(options.getLimit()));
    }
    if (options.isFollow() && options.getRun() == null) {
      throw new OptionException("--follow needs --run.");
    }
  }

  private static ExitCode show(
      Options options, Database database, Duration retryFor, Console console)
      throws InterruptedException {
    RunReader reader = new RunReader(database, Duration.ZERO);
    if (options.getRun() == null) {
      return list(options, reader.list(options.getLimit()), console);
    }
    if (options.isFollow()) {
      return new RunFollower(new RunReader(database, retryFor), options, console).follow(reader);
    }
    RunStatus run = NamedRun.of(reader, options.getRun());
    console.print(
        isJson(options)
            ? StatusJson.of(run, OptionalDouble.empty())
            : StatusText.detail(run, OptionalDouble.empty()));
    return RunExitCode.of(run);
  }

  private static ExitCode list(Options options, List<RunStatus> runs, Console console) {
    if (isJson(options)) {
      console.print(StatusJson.list(runs));
    } else {
      console.print(
          runs.isEmpty() ? "This database has no loads with a ledger." : StatusText.list(runs));
    }
    return ExitCode.DONE;
  }

  /** Without a database there are no runs. */
  private static ExitCode withoutDatabase(Options options, Console console) {
    if (options.getRun() != null) {
      throw NamedRun.unknown(options.getRun());
    }
    return list(options, List.of(), console);
  }

  static boolean isJson(StatusOptions options) {
    return options.getFormat() == StatusOptions.Format.JSON;
  }
}
