package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.ExitCode;
import io.sluice.pipeline.load.status.RunStatus;
import io.sluice.transforms.load.ledger.RunProgress;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.LoadFailure.Cause;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.load.run.RunState;
import io.sluice.transforms.metrics.LineCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunExitCodeTest {

  @ParameterizedTest
  @CsvSource({
    "RUNNING, 59, 7",
    "CANCELLING, 59, 7",
    "RUNNING, 61, 8",
    "CANCELLING, 61, 8",
    "DONE, 61, 0",
    "CANCELLED, 61, 6"
  })
  void ofAState(RunState state, int silence, int status) {
    assertThat(RunExitCode.of(run(state, silence, null)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT, 3",
    "DATABASE, 4",
    "TAKEN_OVER, 4",
    "REJECTED, 5",
    "CANCELLED, 6",
    "UNEXPECTED, 1"
  })
  void ofAFailureIsThatOfTheLoad(Cause cause, int status) {
    assertThat(RunExitCode.of(run(RunState.FAILED, 0, cause)).status()).isEqualTo(status);
  }

  @Test
  void ofAFailureWithoutACause() {
    assertThat(RunExitCode.of(run(RunState.FAILED, 0, null))).isEqualTo(ExitCode.UNEXPECTED);
  }

  private static RunStatus run(RunState state, int silence, Cause cause) {
    return new RunStatus(
        new RunRow(
            "load-1",
            "chat_messages",
            "",
            "rejects",
            1,
            OptionalLong.empty(),
            0,
            state,
            "2016-09-17T11:04:16Z",
            Optional.empty(),
            Duration.ofSeconds(40),
            Duration.ofSeconds(silence),
            Optional.ofNullable(cause).map(it -> new LoadFailure(it, "It has failed.")),
            Optional.empty()),
        RunProgress.NONE,
        LineCounts.NONE,
        Optional.empty());
  }
}
