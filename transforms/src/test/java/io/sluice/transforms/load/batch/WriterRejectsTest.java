package io.sluice.transforms.load.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.read.split.OneSortRun;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterRejectsTest {

  @TempDir Path temp;

  private Path directory;
  private SortRun run;
  private WriterRejects rejects;

  @BeforeEach
  void open() throws IOException {
    directory = temp.resolve("rejects");
    run = OneSortRun.of(Files.writeString(temp.resolve("a.ndjson"), "{}\n"), temp);
    rejects = writer(true);
  }

  @AfterEach
  void close() throws IOException {
    rejects.close();
    run.close();
  }

  @Test
  void withoutRejectsThereIsNoObject() {
    assertThat(put(0)).isEmpty();
    rejects.forget();
    assertThat(directory).doesNotExist();
  }

  @Test
  void theNameTellsRunAndSplitAndFirstRowAndContents() throws IOException {
    String name = put(7, "a");
    assertThat(name).matches("run-1-[0-9a-f]{8}-0-7-[0-9a-f]{16}\\.ndjson");
    assertThat(objects()).containsExactly(name);
    assertThat(details(name)).containsExactly("a");
  }

  @Test
  void eachBatchHasAnObjectOfItsOwn() throws IOException {
    String first = put(0, "a");
    rejects.forget();
    String second = put(1, "b", "c");
    rejects.forget();
    assertThat(details(first)).containsExactly("a");
    assertThat(details(second)).containsExactly("b", "c");
  }

  @Test
  void theRejectsOfTheLinesGoWithTheFirstBatch() throws IOException {
    keep("of a line");
    String first = put(0, "of a row");
    rejects.forget();
    String second = put(1, "later");
    assertThat(details(first)).containsExactly("of a line", "of a row");
    assertThat(details(second)).containsExactly("later");
  }

  @Test
  void anAttemptWithOtherRejectsKeepsThoseOfTheLines() throws IOException {
    keep("of a line");
    String lost = put(0, "of the attempt that was lost", "and another");
    String again = put(0, "of a row");
    assertThat(details(again)).containsExactly("of a line", "of a row");
    // It may be committed.
    assertThat(objects()).containsExactlyInAnyOrder(lost, again);
  }

  @Test
  void anAttemptWithTheSameRejectsHasTheSameObject() throws IOException {
    keep("of a line");
    String first = put(0, "of a row");
    assertThat(put(0, "of a row")).isEqualTo(first);
    assertThat(objects()).containsExactly(first);
  }

  @Test
  void anAttemptWithoutRejectsHasNoObject() throws IOException {
    String lost = put(0, "of the attempt that was lost");
    assertThat(put(0)).isEmpty();
    assertThat(objects()).containsExactly(lost);
  }

  @Test
  void aBatchThatTurnsOutToBeCommittedKeepsItsObject() throws IOException {
    String name = put(0, "committed, and the answer was lost");
    rejects.forget();
    assertThat(details(name)).containsExactly("committed, and the answer was lost");
    assertThat(put(1)).isEmpty();
  }

  @Test
  void withoutALedgerTheObjectOfTheLastAttemptReplacesTheOther() throws IOException {
    try (WriterRejects plain = writer(false)) {
      plain.put(run, 0, List.of(reject("of the attempt that was lost")));
      String name = plain.put(run, 0, List.of(reject("a")));
      assertThat(objects()).containsExactly(name);
      plain.forget();
      plain.put(run, 1, List.of(reject("b")));
      assertThat(objects()).hasSize(2);
      plain.put(run, 1, List.of());
      assertThat(objects()).containsExactly(name);
    }
  }

  @Test
  void aFailedPutIsReportedWithAdvice() throws IOException {
    Files.writeString(directory, "a file in the place of the directory");
    assertThatThrownBy(() -> put(0, "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageMatching("Rejects cannot be written into .*/rejects: .*\\.\nGo on\\.");
  }

  // As it does where a runner ends its workers: to cut a file closes it then, and throws.
  @Test
  void aThreadThatIsInterruptedStillTellsOfTheFailureItself() {
    for (int i = 0; i < 10_000; i++) {
      rejects.add(reject("a".repeat(100)));
    }
    DatabaseException failure = new DatabaseException("There is no space left.");

    Thread.currentThread().interrupt();
    assertThat(rejects.rollbackAfter(failure)).isSameAs(failure);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  private void keep(String detail) {
    rejects.add(reject(detail));
    rejects.keep();
  }

  private String put(long firstRow, String... details) {
    return rejects.put(run, firstRow, Stream.of(details).map(WriterRejectsTest::reject).toList());
  }

  private WriterRejects writer(boolean hasLedger) throws IOException {
    Path own = Files.createTempDirectory(temp, "own");
    return new WriterRejects(directory.toString(), "run-1", hasLedger, "Go on.", own);
  }

  private static Reject reject(String detail) {
    return new Reject(Reason.REFUSED, "f", 0, detail, "raw".getBytes(UTF_8));
  }

  private List<String> objects() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  private List<String> details(String object) throws IOException {
    return Files.readAllLines(directory.resolve(object)).stream()
        .map(line -> line.replaceAll(".*\"detail\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
