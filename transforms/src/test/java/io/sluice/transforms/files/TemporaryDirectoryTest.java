package io.sluice.transforms.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether there can be temporary files is known before the first of them. */
class TemporaryDirectoryTest {

  private static final String PROPERTY = "java.io.tmpdir";

  @TempDir private Path directory;

  private final String before = System.getProperty(PROPERTY);

  @BeforeEach
  void name() {
    System.setProperty(PROPERTY, directory.toString());
  }

  @AfterEach
  void restore() {
    System.setProperty(PROPERTY, before);
  }

  @Test
  void oneThatTakesFilesIsLeftAsItIs() throws IOException {
    assertThatCode(() -> TemporaryDirectory.check(1)).doesNotThrowAnyException();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void oneThatIsMissingWasAStackTrace() throws IOException {
    Files.delete(directory);
    assertRefused(
        0,
        "Cannot write into the temporary directory %s: there is no such file or"
            + " directory; name another one with java -Djava.io.tmpdir=<directory>.");
    assertThatThrownBy(PrivateDirectory::create).isInstanceOf(TemporaryFileException.class);
    Files.createDirectory(directory);
  }

  @Test
  void tooLittleSpaceWasFoundInTheMidstOfALoad() {
    assertThatThrownBy(() -> TemporaryDirectory.check(Long.MAX_VALUE))
        .isInstanceOf(TemporaryFileException.class)
        .hasMessageStartingWith("The temporary directory " + directory + " has ")
        .hasMessageContaining(" MB free, and the load needs at least 8796093022208 MB; ")
        .hasMessageEndingWith("run the same command again.");
    assertThat(directory).isEmptyDirectory();
  }

  private void assertRefused(long bytes, String sentence) {
    assertThatThrownBy(() -> TemporaryDirectory.check(bytes))
        .isInstanceOf(TemporaryFileException.class)
        .hasMessage(sentence, directory);
  }
}
