package io.sluice.transforms.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.files.FileLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what runs have written and not committed is deleted. */
class RejectFilesTest {

  private static final String BATCH = "-0123abcd-0-17-0123456789abcdef.ndjson";
  private static final String RANDOM = "-01234567-89ab-cdef-0123-456789abcdef.ndjson";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run-1" + BATCH,
        "run-1-ffffffff-268435456-0-ffffffffffffffff.ndjson",
        "run-1" + RANDOM,
        ".run-1" + BATCH + ".0123456789abcdef"
      })
  void whatARunHasNotCommittedIsDeleted(String name) throws IOException {
    Path file = file(name);
    delete(Set.of("run-1"), Set.of("run-1-other.ndjson"));
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run-1" + BATCH, "run-1" + RANDOM})
  void whatARunHasCommittedStays(String name) throws IOException {
    Path file = file(name);
    delete(Set.of("run-1"), Set.of(name));
    assertThat(file).hasContent("0123456789");
  }

  @Test
  void itsOwnNamesAreAmongThem() throws IOException {
    String run = "load-20160917-110416-1a2b3c4d";
    file(RejectFiles.newName(run));
    file(RejectFiles.name(run, "0123abcd-17", 42, "0123456789abcdef"));
    delete(Set.of(run), Set.of());
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run-2" + BATCH,
        "run-1-2" + BATCH,
        "un-1" + BATCH,
        "run-1" + BATCH + ".bak",
        ".run-1" + BATCH,
        ".run-2" + BATCH + ".0123456789abcdef",
        "run-1" + BATCH + ".0123456789abcdef",
        "run-1-0123abcd-0-0123456789abcdef.ndjson",
        "run-1" + RANDOM + ".bak",
        "run-1-2" + RANDOM,
        "run-1.ndjson",
        "run-1-rejects that somebody has put aside.ndjson",
        "run-12345678901234567890123456789012345678.ndjson",
        BATCH,
        ".ndjson"
      })
  void otherNamesAreNotTouched(String name) throws IOException {
    Path file = file(name);
    delete(Set.of("run-1"), Set.of());
    assertThat(file).hasContent("0123456789");
  }

  @Test
  void neitherLinksAreFollowedNorDirectoriesDeleted() throws IOException {
    Path victim = file("victim");
    Path link = temp.resolve("run-1" + BATCH);
    Files.createSymbolicLink(link, victim);
    Path directory = Files.createDirectory(temp.resolve("run-2" + BATCH));
    delete(Set.of("run-1", "run-2"), Set.of());
    assertThat(victim).hasContent("0123456789");
    assertThat(link).isSymbolicLink();
    assertThat(directory).isDirectory();
  }

  @Test
  void aNameInTheLedgerLeadsNowhere() throws IOException {
    Path outside = file("run-1" + BATCH);
    Path below = Files.createDirectory(temp.resolve("rejects"));
    RejectFiles.deleteUncommitted(
        FileLocation.of(below.toString()),
        Set.of("run-1", "../run-1"),
        Set.of("../run-1" + BATCH, outside.toString()));
    assertThat(outside).hasContent("0123456789");
  }

  @Test
  void whereThereIsNoDirectoryThereIsNothingToDo() throws IOException {
    RejectFiles.deleteUncommitted(
        FileLocation.of(temp.resolve("none").toString()), Set.of("run-1"), Set.of());
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aReplayReadsBothLayoutsAndWhatAUserHasAdded() throws IOException {
    List<String> names = List.of("mine.ndjson", "run-1" + BATCH, "run-2" + RANDOM);
    for (String name : names) {
      file(name);
    }
    file("dry-run-1" + RANDOM);
    file(".run-1" + BATCH);
    file(".run-1" + BATCH + ".0123456789abcdef");
    file("notes.txt");
    assertThat(RejectFiles.in(FileLocation.of(temp.toString()))).isEqualTo(names);
  }

  private void delete(Set<String> runs, Set<String> committed) throws IOException {
    RejectFiles.deleteUncommitted(FileLocation.of(temp.toString()), runs, committed);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(temp.resolve(name), "0123456789");
  }
}
