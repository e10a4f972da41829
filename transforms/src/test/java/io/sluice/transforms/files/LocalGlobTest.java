package io.sluice.transforms.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalGlobTest {

  @TempDir Path temp;

  @Test
  void onlyTheLevelsThatThePatternNamesAreListed() throws IOException {
    write("a.ndjson");
    write("sub/b.ndjson");
    // Round and round, for whoever walks everything below.
    Files.createSymbolicLink(temp.resolve("x"), temp);
    Files.createSymbolicLink(temp.resolve("y"), temp);

    assertThat(found("*.ndjson")).containsExactly("a.ndjson");
    assertThat(found("s*/*.ndjson")).containsExactly("sub/b.ndjson");
    assertThat(found("s*/b.ndjson")).containsExactly("sub/b.ndjson");
  }

  @Test
  void allLevelsBelowAreSearchedAndNoLinkLeadsInCircles() throws IOException {
    write("a.ndjson");
    write("sub/deep/b.ndjson");
    Files.createSymbolicLink(temp.resolve("sub/up"), temp);
    Path other = Files.createDirectory(temp.resolve("sub/other"));
    Files.createSymbolicLink(other.resolve("beside"), temp.resolve("sub/deep"));

    assertThat(found("**/*.ndjson"))
        .containsExactly("a.ndjson", "sub/deep/b.ndjson", "sub/other/beside/b.ndjson");
    assertThat(found("sub/**b.ndjson"))
        .containsExactly("sub/deep/b.ndjson", "sub/other/beside/b.ndjson");
  }

  @Test
  void aLinkToNothingWhereADirectoryMayBeIsNamed() throws IOException {
    write("sub/a.ndjson");
    Files.createSymbolicLink(temp.resolve("away"), temp.resolve("nowhere"));

    for (String pattern : List.of("*/*.ndjson", "*/a.ndjson", "**/*.ndjson")) {
      LocalGlob glob = LocalGlob.of(temp + "/" + pattern);
      assertThat(glob.found()).hasSize(1);
      assertThat(glob.failures())
          .singleElement()
          .extracting(Throwable::getMessage)
          .isEqualTo("The input %s/away is a link to nothing.".formatted(temp));
    }
  }

  @Test
  void aDirectoryThatCannotBeEnteredIsNamed() throws IOException {
    Path secret = write("secret/a.ndjson").getParent();
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    boolean isOpen = Files.isReadable(secret);
    try {
      assumeFalse(isOpen, "root enters everything");
      for (String pattern : List.of("*/*.ndjson", "*/a.ndjson", "secret/*", "**")) {
        assertThat(LocalGlob.of(temp + "/" + pattern).failures()).hasSize(1);
      }
    } finally {
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private List<String> found(String pattern) {
    LocalGlob glob = LocalGlob.of(temp + "/" + pattern);
    assertThat(glob.failures()).isEmpty();
    return glob.found().stream().map(file -> temp.relativize(file).toString()).toList();
  }

  private Path write(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "a\n");
  }
}
