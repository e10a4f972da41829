package io.sluice.pipeline.load.status;

import io.sluice.transforms.load.run.RunState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a run: asks it to end, and waits until it has. A stalled run has no worker that could end
 * it; it is marked as cancelled at once.
 */
public final class Cancellation {

  private static final long POLL_MS = 1_000;
  private static final Duration RESTART = Duration.ofSeconds(20);

  /** What became of the run. */
  public enum Outcome {
    /** It has ended because it was asked to. */
    CANCELLED,
    /** It was stalled, and is marked as cancelled. */
    MARKED,
    /** It had ended before, or has ended by itself meanwhile. */
    ENDED,
    /** It has not ended yet. */
    STILL_ACTIVE
  }

  /**
   * The result of a cancellation.
   *
   * @param outcome what became of the run
   * @param run the last look at it
   */
  public record Result(Outcome outcome, RunStatus run) {}

  private final RunReader reader;
  private final Duration patience;

  /**
   * @param reader the database of the run
   * @param patience how long to wait for the end of the run
   */
  public Cancellation(RunReader reader, Duration patience) {
    this.reader = reader;
    this.patience = patience;
  }

  /** A runner starts the workers of a failed run again some seconds later. */
  private static boolean mayBeStartedAgain(RunStatus run) {
    return run.row().state() == RunState.FAILED
        && run.result().isEmpty()
        && run.row().silence().compareTo(RESTART) < 0;
  }

  /**
   * Cancels a run.
   *
   * @param first the first look at it
   */
  public Result of(RunStatus first) throws InterruptedException {
    long start = System.nanoTime();
    RunStatus run = first;
    boolean isRequested = false;
    while (!run.hasEnded() || mayBeStartedAgain(run)) {
      if (run.isStalled()) {
        if (reader.cancelStalled(run.row())) {
          return new Result(Outcome.MARKED, run);
        }
      } else if (!isRequested && !run.hasEnded()) {
        reader.requestCancel(run.row());
        isRequested = true;
      } else if (System.nanoTime() - start >= patience.toNanos()) {
        return new Result(Outcome.STILL_ACTIVE, run);
      } else {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
      run = reader.exact(run.row().run()).orElse(run);
    }
    boolean isOurs = isRequested && run.row().state() == RunState.CANCELLED;
    return new Result(isOurs ? Outcome.CANCELLED : Outcome.ENDED, run);
  }
}
