package io.sluice.transforms.load.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterRejectsTest {

  @TempDir Path temp;

  private WriterRejects rejects;

  @BeforeEach
  void open() {
    rejects = new WriterRejects(temp.toString(), "run-1", "Go on.");
  }

  @AfterEach
  void close() throws IOException {
    rejects.close();
  }

  @Test
  void thereIsNoFileBeforeTheFirstReject() throws IOException {
    assertThat(rejects.write(List.of())).isZero();
    rejects.rollback();
    assertThat(rejects.nameAt(-1)).isEmpty();
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void whatIsWrittenIsInTheFileAndItsEndIsTold() throws IOException {
    long end = write("a", "b");
    assertThat(rejects.nameAt(-1)).startsWith("run-1-").endsWith(".ndjson");
    assertThat(file()).hasSize(end);
  }

  @Test
  void theNextBatchStandsBehindTheSettledOnes() throws IOException {
    rejects.settle(write("a"));
    rejects.settle(write("b"));
    assertThat(details()).containsExactly("a", "b");
  }

  @Test
  void aBatchThatWasNotSettledIsReplacedByTheNextAttempt() throws IOException {
    rejects.settle(write("a"));
    write("of the attempt that was lost", "and another");
    long end = write("b");
    rejects.settle(end);
    assertThat(details()).containsExactly("a", "b");
    assertThat(file()).hasSize(end);
  }

  @Test
  void aBatchWithoutRejectsTakesBackWhatTheLostAttemptHasWritten() throws IOException {
    long end = write("a");
    rejects.settle(end);
    write("of the attempt that was lost");
    assertThat(rejects.write(List.of())).isEqualTo(end);
    assertThat(details()).containsExactly("a");
  }

  @Test
  void aBatchThatTurnsOutToBeCommittedKeepsItsRejects() throws IOException {
    rejects.settle(write("a"));
    long end = write("committed, and the answer was lost");
    rejects.settle(end);
    rejects.rollback();
    assertThat(details()).containsExactly("a", "committed, and the answer was lost");
  }

  // As it does where a runner ends its workers: to cut a file closes it then, and throws.
  @Test
  void aThreadThatIsInterruptedStillTellsOfTheFailureItself() throws IOException {
    write("a");
    DatabaseException failure = new DatabaseException("There is no space left.");

    Thread.currentThread().interrupt();
    assertThat(rejects.rollbackAfter(failure)).isSameAs(failure);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.getSuppressed()[0]).hasCauseInstanceOf(ClosedByInterruptException.class);
  }

  @Test
  void eachWriterHasAFileOfItsOwn() throws IOException {
    write("a");
    try (WriterRejects other = new WriterRejects(temp.toString(), "run-1", "Go on.")) {
      other.write(List.of(reject("b")));
      assertThat(other.nameAt(-1)).isNotEqualTo(rejects.nameAt(-1));
    }
    assertThat(details()).containsExactly("a");
  }

  private long write(String... details) throws IOException {
    return rejects.write(List.of(details).stream().map(WriterRejectsTest::reject).toList());
  }

  private static Reject reject(String detail) {
    return new Reject(Reason.REFUSED, "f", 0, detail, "raw".getBytes(UTF_8));
  }

  private Path file() {
    return temp.resolve(rejects.nameAt(-1));
  }

  private List<String> details() throws IOException {
    return Files.readAllLines(file()).stream()
        .map(line -> line.replaceAll(".*\"detail\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
