package io.sluice.pipeline.load.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.load.run.LoadFailure.Cause;
import io.sluice.transforms.load.run.RunState;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  @Test
  void aListHasALineForEachRunAndTheReasonBelowAFailedOne() {
    String list =
        StatusText.list(
            List.of(Runs.running(), Runs.failed(Cause.INPUT, "File a is damaged.\nMend it.")));
    assertThat(list)
        .isEqualTo(
            """
            run     state    lines read  rejected  done  started               duration
            load-1  running  3,500       40        25%   2016-09-17T11:04:16Z  0:40
            load-1  failed   3,500       40        25%   2016-09-17T11:04:16Z  0:40
              File a is damaged. Mend it.
            """);
  }

  @Test
  void aRunningLoadInDetail() {
    assertThat(StatusText.detail(Runs.running(), OptionalDouble.of(99.6)))
        .isEqualTo(
            """
            run:                   load-1
            state:                 running
            table:                 chat_messages
            settings:              filter=none
            files:                 2
            started:               2016-09-17T11:04:16Z
            finished:              -
            seconds:               40.0
            heartbeat:             3 s ago
            lines read:            3,000
              by earlier runs:     500 more
              loaded:              2,900
              duplicate:           60
              conflict:            0
              filtered:            0
              rejected:            40
                JSON_SYNTAX:       30
                FIELD_NULL:        10
              blank:               0
            rejects:               /data/rejects
            rows a second:         75
              now:                 100
            bytes done:            1,000,000 of 4,000,000
            done:                  25%
            time left:             2:00
            """);
  }

  @Test
  void aFinishedLoadInDetail() {
    String done = StatusText.detail(Runs.done("2 rows are gone.", List.of("by_site")), none());
    assertThat(done)
        .contains("\nlines read:            3,500\n")
        .contains("\n  by earlier runs:     500\n")
        .contains("\n  loaded:              3,400\n")
        .contains("\nfinished:              2016-09-17T11:04:56Z\n")
        .contains("\nlost:                  2 rows are gone.\n")
        .contains("\nmissing indexes:       by_site\n")
        .contains(
            "\n  next:                The next load of the table builds its missing indexes.\n")
        .doesNotContain("heartbeat")
        .doesNotContain("time left");
    assertThat(StatusText.detail(Runs.done("", List.of()), none()))
        .contains("Correct the rejected lines in /data/rejects, and load them with sluice replay.")
        .doesNotContain("lost")
        .doesNotContain("missing");
  }

  @Test
  void saysWhatToDoNext() {
    assertThat(StatusText.detail(Runs.stalled(), none()))
        .contains("\nstate:                 stalled\n")
        .contains("No heartbeat for 75 s; if its process is gone, run the same command again.");
    assertThat(StatusText.detail(Runs.in(RunState.CANCELLED), none()))
        .contains("Run the same command again to resume.");
    assertThat(StatusText.detail(Runs.failed(Cause.TAKEN_OVER, "By b."), none()))
        .contains("\n  reason:              By b.\n")
        .contains("Look at the run that loads its files now.");
    assertThat(StatusText.detail(Runs.proven(Runs.running()), none()))
        .contains("\n  phase:               building indexes\n");
  }

  @Test
  void theProgressLine() {
    assertThat(StatusText.progress(Runs.running(), none()))
        .isEqualTo("running: 3,500 lines read, 40 rejected, 25%, 2:00 left");
    assertThat(StatusText.progress(Runs.compressed(), OptionalDouble.of(7)))
        .isEqualTo("running: 3,500 lines read, 40 rejected, 7 rows/s");
    assertThat(StatusText.progress(Runs.proven(Runs.running()), none()))
        .isEqualTo("running: 3,500 lines read, 40 rejected, building indexes");
  }

  @Test
  void whatBecameOfACancellation() {
    assertThat(of(Cancellation.Outcome.CANCELLED, Runs.in(RunState.CANCELLED)))
        .isEqualTo("The run load-1 is cancelled; run the same command again to resume.");
    assertThat(of(Cancellation.Outcome.ENDED, Runs.done("", List.of())))
        .isEqualTo("The run load-1 is not cancelled: it was done at 2016-09-17T11:04:56Z.");
    assertThat(of(Cancellation.Outcome.ENDED, Runs.failed(Cause.DATABASE, "Full.")))
        .isEqualTo("The run load-1 is not cancelled: it failed at 2016-09-17T11:04:56Z. Full.");
    assertThat(of(Cancellation.Outcome.ENDED, Runs.in(RunState.CANCELLED)))
        .isEqualTo(
            "The run load-1 was cancelled at 2016-09-17T11:04:56Z; run the same command again to"
                + " resume.");
    assertThat(of(Cancellation.Outcome.MARKED, Runs.stalled()))
        .isEqualTo(
            "The run load-1 had no heartbeat for 75 s, and is marked as cancelled; run the same"
                + " command again to resume.");
    assertThat(of(Cancellation.Outcome.STILL_ACTIVE, Runs.in(RunState.CANCELLING)))
        .startsWith("The run load-1 has not ended yet;");
  }

  @Test
  void nothingThatOthersWroteReachesTheTerminalAsItIs() {
    String escaped = "a\\u001b[2J\\nforged\\u202eb\\u200f\\u007f";
    RunStatus run = Runs.hostile();
    // The reason's lines are sentences; they are joined by a space.
    assertThat(StatusText.list(List.of(run)))
        .contains(escaped + "  failed")
        .contains("\n  a\\u001b[2J forged\\u202eb\\u200f\\u007f\n")
        .hasLineCount(3);
    assertThat(StatusText.detail(run, none()))
        .contains("run:                   " + escaped + "\n")
        .contains("table:                 " + escaped + "\n")
        .contains("settings:              " + escaped + "\n")
        .contains("rejects:               " + escaped + "\n");
    assertThat(of(Cancellation.Outcome.ENDED, run) + StatusText.stalled(run))
        .matches("\\P{Cc}*")
        .doesNotContain("\u202e", "\u200f");
  }

  private static String of(Cancellation.Outcome outcome, RunStatus run) {
    return StatusText.of(new Cancellation.Result(outcome, run));
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
