package io.sluice.transforms.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what runs have written and not committed is taken back. */
class RejectFilesTest {

  private static final String RANDOM = "-01234567-89ab-cdef-0123-456789abcdef";

  @TempDir Path temp;

  @Test
  void aFileIsCutToWhatWasCommitted() throws IOException {
    Path file = file("run-1" + RANDOM + ".ndjson");
    cut(Set.of("run-1"), Map.of(file.getFileName().toString(), 4L));
    assertThat(file).hasContent("0123");
  }

  @Test
  void aFileOfWhichNothingWasCommittedIsDeleted() throws IOException {
    Path file = file("run-1" + RANDOM + ".ndjson");
    cut(Set.of("run-1"), Map.of("run-1-other.ndjson", 4L));
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsCommittedToItsEndIsLeftAsItIs() throws IOException {
    Path file = file("run-1" + RANDOM + ".ndjson");
    cut(Set.of("run-1"), Map.of(file.getFileName().toString(), 10L));
    assertThat(file).hasContent("0123456789");
  }

  @Test
  void itsOwnFilesAreAmongThem() throws IOException {
    try (RejectFile file = RejectFile.ofRun(temp, "load-20160917-110416-1a2b")) {
      assertThat(temp.resolve(file.name())).exists();
    }
    cut(Set.of("load-20160917-110416-1a2b"), Map.of());
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run-2" + RANDOM + ".ndjson",
        "run-1-2" + RANDOM + ".ndjson",
        "un-1" + RANDOM + ".ndjson",
        "run-1" + RANDOM + ".ndjson.bak",
        "run-1" + RANDOM + ".json",
        "run-1.ndjson",
        "run-1-rejects that somebody has put aside.ndjson",
        "run-12345678901234567890123456789012345678.ndjson",
        RANDOM + ".ndjson",
        ".ndjson"
      })
  void otherNamesAreNotTouched(String name) throws IOException {
    Path file = file(name);
    cut(Set.of("run-1"), Map.of());
    assertThat(file).hasContent("0123456789");
  }

  @Test
  void neitherLinksAreFollowedNorDirectoriesDeleted() throws IOException {
    Path victim = file("victim");
    Path link = temp.resolve("run-1" + RANDOM + ".ndjson");
    Files.createSymbolicLink(link, victim);
    Path directory = Files.createDirectory(temp.resolve("run-2" + RANDOM + ".ndjson"));
    for (long committed : new long[] {0, 4}) {
      cut(
          Set.of("run-1", "run-2"),
          Map.of(
              link.getFileName().toString(),
              committed,
              directory.getFileName().toString(),
              committed));
      assertThat(victim).hasContent("0123456789");
      assertThat(link).isSymbolicLink();
      assertThat(directory).isDirectory();
    }
  }

  @Test
  void whereThereIsNoDirectoryThereIsNothingToDo() throws IOException {
    RejectFiles.cutToCommitted(temp.resolve("none"), Set.of("run-1"), Map.of());
    assertThat(temp).isEmptyDirectory();
  }

  private void cut(Set<String> runs, Map<String, Long> committed) throws IOException {
    RejectFiles.cutToCommitted(temp, runs, committed);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(temp.resolve(name), "0123456789");
  }
}
