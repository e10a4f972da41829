package io.sluice.pipeline.load.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.load.ledger.RunProgress;
import io.sluice.transforms.load.run.RunState;
import io.sluice.transforms.metrics.LineCounts;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunStatusTest {

  @Test
  void estimatesTheTimeLeftFromTheBytes() {
    RunStatus run = Runs.running();
    assertThat(run.percent()).isEqualTo(OptionalDouble.of(25));
    assertThat(run.secondsLeft()).isEqualTo(OptionalLong.of(120));
    assertThat(run.rowsPerSecond()).isEqualTo(75);
    assertThat(run.readInAll()).isEqualTo(3_500);
  }

  @Test
  void doesNotEstimateWithoutTheSizesOfFiles() {
    assertThat(Runs.compressed().percent()).isEmpty();
    assertThat(Runs.compressed().bytesDone()).isEmpty();
    assertThat(Runs.compressed().secondsLeft()).isEmpty();
  }

  @Test
  void doesNotCallTheFirstSortRunNothing() {
    RunStatus run = Runs.running();
    RunStatus first =
        new RunStatus(
            run.row(), new RunProgress(3_000, 40, 0, 2_960, 0, false), run.own(), run.result());
    assertThat(first.percent()).isEmpty();
    assertThat(first.secondsLeft()).isEmpty();
    assertThat(first.bytesDone()).isEqualTo(OptionalLong.of(0));
    RunStatus nothing = new RunStatus(run.row(), RunProgress.NONE, LineCounts.NONE, run.result());
    assertThat(nothing.percent()).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void aRunThatDoesNotLoadHasNoTimeLeft() {
    assertThat(Runs.stalled().secondsLeft()).isEmpty();
    assertThat(Runs.in(RunState.CANCELLING).secondsLeft()).isEmpty();
    assertThat(Runs.in(RunState.CANCELLED).secondsLeft()).isEmpty();
    assertThat(Runs.proven(Runs.running()).secondsLeft()).isEmpty();
    assertThat(Runs.proven(Runs.running()).percent()).isEqualTo(OptionalDouble.of(100));
  }

  @Test
  void onlyAnActiveRunBuildsIndexes() {
    assertThat(Runs.proven(Runs.running()).isBuildingIndexes()).isTrue();
    assertThat(Runs.proven(Runs.done("", List.of())).isBuildingIndexes()).isFalse();
    assertThat(Runs.running().isBuildingIndexes()).isFalse();
  }

  @Test
  void aResultCountsTheLinesOfEarlierRuns() {
    RunStatus run = Runs.done("", List.of());
    assertThat(run.readInAll()).isEqualTo(3_500);
    assertThat(run.ownRead()).isEqualTo(3_000);
    assertThat(run.seconds()).isEqualTo(30);
    assertThat(run.rowsPerSecond()).isEqualTo(100);
    assertThat(run.percent()).isEqualTo(OptionalDouble.of(100));
  }

  @Test
  void theSpeedNowIsThatSinceTheLastLook() {
    RunStatus before = Runs.running();
    RunStatus after = Runs.later(before, Duration.ofSeconds(2), 500);
    assertThat(after.rowsPerSecondSince(before)).isEqualTo(OptionalDouble.of(250));
    assertThat(before.rowsPerSecondSince(before)).isEmpty();
  }

  @Test
  void aSilentRunIsStalledUnlessItHasEnded() {
    assertThat(Runs.stalled().state()).isEqualTo("stalled");
    assertThat(Runs.stalled().hasEnded()).isFalse();
    assertThat(Runs.done("", List.of()).state()).isEqualTo("done");
    assertThat(Runs.done("", List.of()).hasEnded()).isTrue();
    assertThat(Runs.running().state()).isEqualTo("running");
  }
}
