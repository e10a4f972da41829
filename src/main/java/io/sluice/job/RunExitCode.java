package io.sluice.job;

import io.sluice.cli.ExitCode;
import io.sluice.cli.Failure;
import io.sluice.pipeline.load.status.RunStatus;
import io.sluice.transforms.load.run.LoadFailure;

/** The exit codes of commands that look at a run. */
final class RunExitCode {

  private RunExitCode() {}

  /** The exit code for a run: if it has ended, the one that the program which loads ends with. */
  static ExitCode of(RunStatus run) {
    if (run.isStalled()) {
      return ExitCode.STALLED;
    }
    return switch (run.row().state()) {
      case RUNNING, CANCELLING -> ExitCode.RUNNING;
      case DONE -> ExitCode.DONE;
      case CANCELLED -> ExitCode.CANCELLED;
      case FAILED ->
          run.row()
              .failure()
              .map(LoadFailure::exception)
              .map(failure -> Failure.of(failure).exitCode())
              .orElse(ExitCode.UNEXPECTED);
    };
  }
}
