package io.sluice.pipeline.load.status;

import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.ledger.RunProgress;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.load.run.RunState;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs for tests. */
final class Runs {

  /** A name, a newline and marks that a terminal obeys. */
  static final String HOSTILE = "a\u001b[2J\nforged\u202eb\u200f\u007f";

  private static final LineCounts LINES =
      new LineCounts(
          Map.of(
              LineCounter.READ, 3_000L,
              LineCounter.LOADED, 2_900L,
              LineCounter.DUPLICATE, 60L,
              LineCounter.REJECTED, 40L),
          Map.of(Reason.JSON_SYNTAX, 30L, Reason.FIELD_NULL, 10L));

  private Runs() {}

  /** A run of 40 s that has loaded a quarter of its bytes, after an earlier run. */
  static RunStatus running() {
    return run(RunState.RUNNING, 3, null, OptionalLong.of(4_000_000), null);
  }

  static RunStatus stalled() {
    return run(RunState.RUNNING, 75, null, OptionalLong.of(4_000_000), null);
  }

  static RunStatus compressed() {
    return run(RunState.RUNNING, 3, null, OptionalLong.empty(), null);
  }

  static RunStatus in(RunState state) {
    return run(state, 3, null, OptionalLong.of(4_000_000), null);
  }

  static RunStatus failed(LoadFailure.Cause cause, String reason) {
    return run(
        RunState.FAILED, 300, new LoadFailure(cause, reason), OptionalLong.of(4_000_000), null);
  }

  /** A run with its result, which counts the 500 lines of the earlier run, too. */
  static RunStatus done(String lost, List<String> missingIndexes) {
    LineCounts all =
        LINES.plus(
            new LineCounts(Map.of(LineCounter.READ, 500L, LineCounter.LOADED, 500L), Map.of()));
    return run(
        RunState.DONE,
        300,
        null,
        OptionalLong.of(4_000_000),
        new LoadResult("load-1", all, 500, 30, lost, missingIndexes, null));
  }

  static RunStatus hostile() {
    RunStatus run = failed(LoadFailure.Cause.DATABASE, HOSTILE);
    RunRow row = run.row();
    return new RunStatus(
        new RunRow(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            row.files(),
            row.bytes(),
            row.before(),
            row.state(),
            row.started(),
            row.finished(),
            row.duration(),
            row.silence(),
            row.failure(),
            row.result()),
        run.progress(),
        run.own(),
        run.result());
  }

  /** The same run when it has gone on. */
  static RunStatus later(RunStatus run, Duration by, long lines) {
    RunRow row = run.row();
    return new RunStatus(
        new RunRow(
            row.run(),
            row.table(),
            row.settings(),
            row.rejects(),
            row.files(),
            row.bytes(),
            row.before(),
            row.state(),
            row.started(),
            row.finished(),
            row.duration().plus(by),
            row.silence(),
            row.failure(),
            row.result()),
        run.progress(),
        run.own().with(LineCounter.READ, run.own().of(LineCounter.READ) + lines),
        run.result());
  }

  /** The same run with all of its files finished. */
  static RunStatus proven(RunStatus run) {
    return new RunStatus(
        run.row(), new RunProgress(3_000, 40, 0, 2_960, 4_000_000, true), run.own(), run.result());
  }

  private static RunStatus run(
      RunState state, int silence, LoadFailure failure, OptionalLong bytes, LoadResult result) {
    boolean isActive = state == RunState.RUNNING || state == RunState.CANCELLING;
    return new RunStatus(
        new RunRow(
            "load-1",
            "chat_messages",
            "filter=none",
            "/data/rejects",
            2,
            bytes,
            500,
            state,
            "2016-09-17T11:04:16Z",
            isActive ? Optional.empty() : Optional.of("2016-09-17T11:04:56Z"),
            Duration.ofSeconds(40),
            Duration.ofSeconds(silence),
            Optional.ofNullable(failure),
            Optional.ofNullable(result).map(LoadResult::json)),
        new RunProgress(3_000, 40, 0, 2_960, 1_000_000, false),
        LINES,
        Optional.ofNullable(result));
  }
}
