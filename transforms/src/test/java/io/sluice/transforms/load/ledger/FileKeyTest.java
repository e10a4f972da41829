package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever may make another load of a file makes another key. */
class FileKeyTest {

  private static final FileTime TIME = FileTime.fromMillis(1_474_110_256_000L);

  @TempDir Path temp;

  private String key;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @BeforeEach
  void aFile() throws IOException {
    write("log", "one\n", TIME);
    key = key("log", "table", "settings");
  }

  @Test
  void theSameFileHasTheSameKey() throws IOException {
    write("log", "one\n", TIME);
    assertThat(key("log", "table", "settings")).isEqualTo(key).matches("[0-9a-f]{32}");
    assertThat(FileKey.of(file("log"), "table", "settings").head()).matches("[0-9a-f]{64}");
  }

  @Test
  void anotherTableOrSettingIsAnotherLoad() {
    assertThat(key("log", "table2", "settings")).isNotEqualTo(key);
    assertThat(key("log", "table", "settings2")).isNotEqualTo(key);
    // Not run together.
    assertThat(key("log", "tables", "ettings")).isNotEqualTo(key);
  }

  @Test
  void anotherNameIsAnotherFile() throws IOException {
    write("log2", "one\n", TIME);
    assertThat(key("log2", "table", "settings")).isNotEqualTo(key);
  }

  @Test
  void aFileThatHasGrownIsAnotherFile() throws IOException {
    write("log", "one\ntwo\n", TIME);
    assertThat(key("log", "table", "settings")).isNotEqualTo(key);
  }

  @Test
  void aFileThatWasTouchedIsAnotherFile() throws IOException {
    write("log", "one\n", FileTime.fromMillis(TIME.toMillis() + 1));
    assertThat(key("log", "table", "settings")).isNotEqualTo(key);
  }

  @Test
  void otherContentsOfTheSameSizeAndTimeAreAnotherFile() throws IOException {
    write("log", "two\n", TIME);
    assertThat(key("log", "table", "settings")).isNotEqualTo(key);
  }

  @Test
  void whatHasBeenReadOfItIsNoPartOfTheKey() {
    ByteRanges.Builder some = new ByteRanges.Builder();
    some.add(new ByteRanges.Range(0, 4));
    InputFile rest = file("log").without(some.build(), List.of());
    assertThat(FileKey.of(rest, "table", "settings").key()).isEqualTo(key);
  }

  @Test
  void settingsThatDidNotFitIntoTheLedgerAreCutThereAndCountInFull() {
    String settings = "sites=ä" + "x".repeat(84_000);
    assertThat(FileKey.shown(settings)).startsWith("sites=ä").hasSizeLessThan(2000);
    assertThat(FileKey.shown(settings)).isNotEqualTo(FileKey.shown(settings + "y"));
    assertThat(key("log", "table", settings)).isNotEqualTo(key("log", "table", settings + "y"));
    String longest = "ä".repeat(32_767);
    assertThat(FileKey.shown(longest)).isEqualTo(longest);
  }

  private String key(String name, String table, String settings) {
    return FileKey.of(file(name), table, settings).key();
  }

  private InputFile file(String name) {
    return InputFiles.find(List.of(temp.resolve(name).toString())).files().get(0);
  }

  private void write(String name, String contents, FileTime modified) throws IOException {
    Files.setLastModifiedTime(Files.writeString(temp.resolve(name), contents), modified);
  }
}
