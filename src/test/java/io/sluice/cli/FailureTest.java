package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.OptionException;
import io.sluice.pipeline.UnfinishedRunException;
import io.sluice.pipeline.load.RejectLimit;
import io.sluice.pipeline.load.TooManyRejectedException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.read.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void ofAnOptionExitsWith2() {
    assertFailure(new OptionException("A sentence."), 2, "A sentence.");
  }

  @Test
  void ofAnInputExitsWith3() {
    assertFailure(new InputException("A sentence.", new Error("cause")), 3, "A sentence.");
  }

  @Test
  void ofTheDatabaseExitsWith4() {
    assertFailure(new DatabaseException("One.\nTwo.", new Error("cause")), 4, "One.\nTwo.");
  }

  @Test
  void ofARunThatEndedEarlyExitsWith1() {
    assertFailure(new UnfinishedRunException("A sentence."), 1, "A sentence.");
  }

  @Test
  void ofTooManyRejectsExitsWith5() {
    assertFailure(
        new TooManyRejectedException(RejectLimit.NONE),
        5,
        "More lines were rejected than --maxRejected=100% allows.");
  }

  @Test
  void ofAnotherKindExitsWith1AndShowsTheRootOfIt() {
    Exception wrapped = new IllegalStateException("outer", new Error(new Error("root")));
    assertFailure(wrapped, 1, "Something unexpected happened: java.lang.Error: root");
  }

  @Test
  void ofAFullDiskNeedsNoStackTrace() {
    IOException full = new IOException("No space left on device");
    Failure failure = Failure.of(new UncheckedIOException("Cannot write x: no space.", full));
    assertThat(failure).isEqualTo(new Failure(ExitCode.UNEXPECTED, "Cannot write x: no space."));
    assertThat(failure.isUnexplained()).isFalse();
    assertThat(Failure.of(new IllegalStateException("bug")).isUnexplained()).isTrue();
  }

  private static void assertFailure(Throwable thrown, int status, String message) {
    Failure failure = Failure.of(thrown);
    assertThat(failure.exitCode().status()).isEqualTo(status);
    assertThat(failure.message()).isEqualTo(message);
  }
}
