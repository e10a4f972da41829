package io.sluice.job;

import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.pipeline.load.status.RunReader;
import io.sluice.pipeline.load.status.RunStatus;
import io.sluice.pipeline.load.status.StatusJson;
import io.sluice.pipeline.load.status.StatusText;
import io.sluice.progress.Progress;
import io.sluice.transforms.load.run.RunState;
import io.sluice.transforms.messages.LogSanitizer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Follows a run until it has ended. Its progress goes to standard error, and its end to standard
 * output; JSON goes to standard output, an object each time. It survives restarts of the server, as
 * loads do.
 */
final class RunFollower {

  private static final long PERIOD_MS = 2_000;
  private static final long START_MS = 30_000;
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RESTART_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final RunReader reader;
  private final StatusJob.Options options;
  private final Console console;
  private long nextLine = System.nanoTime();
  private boolean isStalled;
  private long failed;

  RunFollower(RunReader reader, StatusJob.Options options, Console console) {
    this.reader = reader;
    this.options = options;
    this.console = console;
  }

  /**
   * Follows a run, or its next start, to the end.
   *
   * @param impatient a reader for the first look, at which a server that cannot be reached is an
   *     error
   */
  ExitCode follow(RunReader impatient) throws InterruptedException {
    RunStatus run = awaitStart(impatient);
    OptionalDouble speed = OptionalDouble.empty();
    while (!isOver(run)) {
      show(run, speed);
      TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
      RunStatus before = run;
      run = NamedRun.of(reader, options.getRun());
      speed = run.rowsPerSecondSince(before);
    }
    Progress.erase(console);
    console.print(
        StatusJob.isJson(options)
            ? StatusJson.of(run, speed)
            : StatusText.detail(run, OptionalDouble.empty()));
    return RunExitCode.of(run);
  }

  /** A runner may start the workers of a failed run again, unless the run has its result. */
  private boolean isOver(RunStatus run) {
    if (run.row().state() != RunState.FAILED || run.result().isPresent()) {
      failed = 0;
      return run.hasEnded();
    }
    failed = failed == 0 ? System.nanoTime() : failed;
    return System.nanoTime() - failed > RESTART_NANOS;
  }

  /** A load that was submitted to a cluster has no row until the cluster has started it. */
  private RunStatus awaitStart(RunReader impatient) throws InterruptedException {
    Optional<RunStatus> run = impatient.latest(options.getRun());
    if (run.isEmpty()) {
      console.info(
          LogSanitizer.of(
              "There is no run %s in this database yet; waiting %d s for its start."
                  .formatted(options.getRun(), START_MS / 1_000)));
    }
    for (long waited = 0; run.isEmpty() && waited < START_MS; waited += PERIOD_MS) {
      TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
      run = reader.latest(options.getRun());
    }
    return run.orElseThrow(() -> NamedRun.unknown(options.getRun()));
  }

  private void show(RunStatus run, OptionalDouble speed) {
    if (run.isStalled() && !isStalled) {
      Progress.erase(console);
      console.info(StatusText.stalled(run));
    }
    isStalled = run.isStalled();
    if (StatusJob.isJson(options)) {
      console.print(StatusJson.of(run, speed));
    } else if (!options.isQuiet() && (console.isTerminal() || isTimeForLine())) {
      Progress.show(console, StatusText.progress(run, speed));
    }
  }

  private boolean isTimeForLine() {
    boolean isTime = System.nanoTime() - nextLine >= 0;
    if (isTime) {
      nextLine = System.nanoTime() + LINE_NANOS;
    }
    return isTime;
  }
}
