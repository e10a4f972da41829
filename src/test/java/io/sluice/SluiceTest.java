package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CapturedConsole;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Help;
import io.sluice.job.Jobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SluiceTest {

  private final CapturedConsole captured = CapturedConsole.ofPipe();

  @Test
  void withoutAJobShowsTheHelpAndIsNotDone() {
    assertThat(run()).isEqualTo(ExitCode.BAD_OPTIONS);
    assertThat(captured.out()).isEqualTo(Help.ofProgram(Jobs.ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void showsItsHelp(String word) {
    assertThat(run(word)).isEqualTo(ExitCode.DONE);
    assertThat(captured.out()).isEqualTo(Help.ofProgram(Jobs.ALL));
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void showsTheHelpOfAJobWhateverElseIsWritten() {
    assertThat(run("generate", "--unknown=1", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(captured.out()).startsWith("sluice generate: writes a made-up chat log");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void suggestsTheJobThatWasMeant() {
    assertThat(run("laod")).isEqualTo(ExitCode.BAD_OPTIONS);
    assertThat(captured.err())
        .isEqualTo("sluice: error: There is no job laod; did you mean load?\n");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void namesAllJobsWhereNoneIsNear() {
    assertThat(run("frobnicate", "--help")).isEqualTo(ExitCode.BAD_OPTIONS);
    assertThat(captured.err())
        .isEqualTo(
            "sluice: error: There is no job frobnicate; did you mean load or plan or replay or"
                + " status or cancel or scan or stats or annotate or generate?\n");
  }

  private ExitCode run(String... words) {
    return Sluice.run(captured.console(), words);
  }
}
