package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.IncompleteRunException;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.run.LoadCancelledException;
import io.sluice.transforms.load.run.LoadRejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
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
    assertFailure(new IncompleteRunException("A sentence."), 1, "A sentence.");
  }

  @Test
  void ofTooManyRejectsExitsWith5() {
    assertFailure(
        new LoadRejectedException("More lines were rejected than --maxRejected=5% allows."),
        5,
        "More lines were rejected than --maxRejected=5% allows.");
  }

  @Test
  void ofACancelledLoadExitsWith6() {
    assertFailure(new LoadCancelledException("A sentence."), 6, "A sentence.");
  }

  @Test
  void ofAnotherKindExitsWith1AndShowsTheRootOfIt() {
    Exception wrapped = new IllegalStateException("outer", new Error(new Error("root")));
    assertFailure(wrapped, 1, "Something unexpected happened: java.lang.Error: root");
    assertThat(Failure.of(wrapped).isExplained()).isFalse();
  }

  @Test
  void ofAFullDiskWasSentToDebugging() {
    UncheckedIOException full = new UncheckedIOException("A sentence.", new IOException("full"));
    assertFailure(full, 1, "A sentence.");
    assertThat(Failure.of(full).isExplained()).isTrue();
  }

  @Test
  void ofAStatementShowsNoMessageThatMayQuoteARecord() {
    assertFailure(
        new IllegalStateException(new SQLException("Duplicate entry 'canary'", "23000", 1062)),
        1,
        "A statement failed unexpectedly (error 1062, SQLState 23000).");
  }

  @Test
  void aPathIsNoMatterOfTheLocaleWhereThatIsUtf8() {
    assertThat(NameEncoding.adviceFor("UTF-8")).isEmpty();
    assertThat(NameEncoding.adviceFor("ANSI_X3.4-1968")).contains("set LC_ALL=C.UTF-8");
  }

  private static void assertFailure(Throwable thrown, int status, String message) {
    Failure failure = Failure.of(thrown);
    assertThat(failure.exitCode().status()).isEqualTo(status);
    assertThat(failure.message()).isEqualTo(message);
  }
}
