package io.sluice.pipeline.load.status;

import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.metrics.LineCounter;
import java.util.List;
import java.util.Optional;

/** Says what a user can do about a run now. */
final class NextStep {

  private static final String RESUME = "Run the same command again; it resumes.";

  private NextStep() {}

  /** One sentence; empty if there is nothing to do. */
  static Optional<String> of(RunStatus run) {
    if (run.isStalled()) {
      return Optional.of(stalled(run));
    }
    return switch (run.row().state()) {
      case RUNNING -> Optional.empty();
      case CANCELLING -> Optional.of("It ends after its current batches.");
      case CANCELLED -> Optional.of("Run the same command again to resume.");
      case FAILED ->
          Optional.of(
              run.row().failure().map(failure -> afterFailure(run, failure)).orElse(RESUME));
      case DONE -> afterEnd(run);
    };
  }

  /** The sentence for a run whose heartbeat has stopped. */
  static String stalled(RunStatus run) {
    return "No heartbeat for %d s; if its process is gone, run the same command again."
        .formatted(run.row().silence().toSeconds());
  }

  private static String afterFailure(RunStatus run, LoadFailure failure) {
    return switch (failure.cause()) {
      case INPUT -> "Correct the input, and run the same command again; it resumes.";
      case REJECTED -> "Look at the rejected lines in %s.".formatted(run.row().rejects());
      case TAKEN_OVER -> "Look at the run that loads its files now.";
      case DATABASE, CANCELLED, UNEXPECTED -> RESUME;
    };
  }

  private static Optional<String> afterEnd(RunStatus run) {
    List<String> missing = run.result().map(LoadResult::missingIndexes).orElse(List.of());
    if (!missing.isEmpty()) {
      return Optional.of("The next load of the table builds its missing indexes.");
    }
    return run.lines().of(LineCounter.REJECTED) > 0
        ? Optional.of(
            "Correct the rejected lines in %s, and load them with sluice replay."
                .formatted(run.row().rejects()))
        : Optional.empty();
  }
}
