package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.job.CancelJob.Options;
import io.sluice.pipeline.load.status.CancelOptions;
import io.sluice.pipeline.load.status.Cancellation;
import io.sluice.pipeline.load.status.RunReader;
import io.sluice.pipeline.load.status.StatusText;
import io.sluice.pipeline.options.DurationOption;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.jdbc.Database;
import java.time.Duration;
import java.util.List;

/** Ends a load from any machine that reaches its database. */
final class CancelJob implements Job<Options> {

  /** The options of the command and of its output. */
  public interface Options extends CancelOptions, DisplayOptions {}

  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public String summary() {
    return "ends a load after its current batches; the same load command resumes it";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    The workers of the run see the request within seconds, also if they run on a cluster. The
    program that loads then ends with exit code 6. Every batch that is committed is in the ledger.
    Deferred indexes are not built; the next load of the table builds them. A stalled run, which has
    no worker left, is marked as cancelled at once.

    It needs SELECT on the ledger's tables, and UPDATE on sluice_load.

    Exit codes: 0 if the run has ended, by itself or because of this command, which prints which; 7
    if it is still running after --wait; then it ends later. 2: no such run.\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "cancel --run=load-20160917-110416-1a2b3c4d",
        "cancel --host=db.example.org --user=loader --passwordFile=secret --run=nightly"
            + " --wait=10m");
  }

  @Override
  public ExitCode run(Options options, Console console) throws InterruptedException {
    if (options.getRun() == null) {
      throw new OptionException("--run is missing; sluice status lists the runs.");
    }
    Duration wait = DurationOption.of("--wait", options.getWait());
    return LedgerDatabase.use(
            options, (database, retryFor) -> cancel(options, database, retryFor, wait, console))
        .orElseThrow(() -> NamedRun.unknown(options.getRun()));
  }

  private static ExitCode cancel(
      Options options, Database database, Duration retryFor, Duration wait, Console console)
      throws InterruptedException {
    RunReader now = new RunReader(database, Duration.ZERO);
    Cancellation cancellation = new Cancellation(new RunReader(database, retryFor), wait);
    Cancellation.Result result = cancellation.of(NamedRun.of(now, options.getRun()));
    console.print(StatusText.of(result));
    return result.outcome() == Cancellation.Outcome.STILL_ACTIVE ? ExitCode.RUNNING : ExitCode.DONE;
  }
}
