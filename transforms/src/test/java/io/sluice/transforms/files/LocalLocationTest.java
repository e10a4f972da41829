package io.sluice.transforms.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLocationTest {

  @TempDir Path temp;

  @Test
  void onlyTheOwnerReadsWhatIsPut() throws IOException {
    Path directory = temp.resolve("a/b");
    FileLocation.of(directory.toString()).put("x", text("contents"));
    assertThat(directory.resolve("x")).hasContent("contents");
    assertThat(permissions(temp.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(directory)).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve("x"))).isEqualTo("rw-------");
    assertThat(names(directory)).containsExactly("x");
  }

  @Test
  void anExistingDirectoryKeepsItsPermissions() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-x---"));
    location().put("x", text("contents"));
    assertThat(permissions(temp)).isEqualTo("rwxr-x---");
  }

  @Test
  void aPlantedLinkIsReplacedAndNotFollowed() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "untouched");
    Files.createSymbolicLink(temp.resolve("x"), victim);
    location().put("x", text("contents"));
    assertThat(victim).hasContent("untouched");
    assertThat(temp.resolve("x")).isRegularFile().hasContent("contents");
    assertThat(Files.isSymbolicLink(temp.resolve("x"))).isFalse();
  }

  @Test
  void nothingIsThereBeforeEverythingIs() throws IOException {
    FileLocation.Contents contents =
        contents(
            out -> {
              out.write("a part".getBytes(UTF_8));
              assertThat(names(temp)).singleElement().asString().startsWith(".x.");
              assertThat(permissions(temp.resolve(names(temp).get(0)))).isEqualTo("rw-------");
            });
    location().put("x", contents);
    assertThat(names(temp)).containsExactly("x");
  }

  @Test
  void aFailedPutLeavesNothing() throws IOException {
    FileLocation.Contents failing =
        contents(
            out -> {
              out.write(1);
              throw new IOException("No space left on device");
            });
    assertThatThrownBy(() -> location().put("x", failing)).hasMessage("No space left on device");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aFailedPutLeavesWhatWasThere() throws IOException {
    location().put("x", text("before"));
    FileLocation.Contents failing =
        contents(
            out -> {
              throw new IOException("no");
            });
    assertThatThrownBy(() -> location().put("x", failing)).hasMessage("no");
    assertThat(temp.resolve("x")).hasContent("before");
    assertThat(names(temp)).containsExactly("x");
  }

  @Test
  void theSameObjectIsPutTwice() throws IOException {
    location().put("x", text("same"));
    location().put("x", text("same"));
    assertThat(temp.resolve("x")).hasContent("same");
  }

  @Test
  void anObjectIsNeverInAnotherDirectory() {
    for (String name : List.of("", "../x", "a/b", "/x")) {
      assertThatThrownBy(() -> location().put(name, text("a")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> location().delete(name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void namesAreListedInOrderByTheirBeginnings() throws IOException {
    for (String name : List.of("b-2", "a-1", "b-1", "bb")) {
      location().put(name, text(name));
    }
    assertThat(location().list()).containsExactly("a-1", "b-1", "b-2", "bb");
    assertThat(location().list(List.of("b-"))).containsExactly("b-1", "b-2");
    assertThat(location().list(List.of("a", "bb"))).containsExactly("a-1", "bb");
  }

  @Test
  void aMissingDirectoryHoldsNothing() throws IOException {
    FileLocation missing = location().child("none");
    assertThat(missing.exists()).isFalse();
    assertThat(missing.list()).isEmpty();
    missing.delete("x");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void onlyFilesAreDeleted() throws IOException {
    location().put("x", text("a"));
    Path victim = Files.writeString(temp.resolve("victim"), "untouched");
    Files.createSymbolicLink(temp.resolve("link"), victim);
    Files.createDirectory(temp.resolve("directory"));
    for (String name : List.of("x", "link", "directory", "missing")) {
      location().delete(name);
    }
    assertThat(names(temp)).containsExactlyInAnyOrder("victim", "link", "directory");
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void aDirectoryHasOneIdentityHoweverItIsNamed() {
    String identity = temp.resolve("a").toString();
    for (String name : List.of("/a", "/a/", "/x/../a", "/./a")) {
      assertThat(FileLocation.of(temp + name).identity()).isEqualTo(identity);
    }
    assertThat(FileLocation.of("file://" + temp + "/a").identity()).isEqualTo(identity);
    assertThat(FileLocation.of("file:" + temp + "/a").identity()).isEqualTo(identity);
    assertThat(FileLocation.of("a").identity()).isEqualTo(Path.of("a").toAbsolutePath().toString());
  }

  @Test
  void aLinkIsTheSameLocation() throws IOException {
    Path directory = Files.createDirectory(temp.resolve("d"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), directory);
    FileLocation location = FileLocation.of(directory.toString());
    assertThat(location.isSame(FileLocation.of(link.toString()))).isTrue();
    assertThat(location.isSame(location.child("again"))).isFalse();
  }

  @Test
  void isWritableWhereItCanBeCreated() throws IOException {
    assertThat(location().child("a").child("b").isWritable()).isTrue();
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThat(FileLocation.of(file.toString()).isWritable()).isFalse();
    assertThat(FileLocation.of(file + "/below").isWritable()).isFalse();
  }

  @Test
  void aNameThatNoDirectoryCanHaveIsRefused() {
    assertThatThrownBy(() -> FileLocation.of("a\0b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No directory can have this name.");
  }

  private FileLocation location() {
    return FileLocation.of(temp.toString());
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static FileLocation.Contents text(String text) {
    return contents(out -> out.write(text.getBytes(UTF_8)));
  }

  private static FileLocation.Contents contents(Writing writing) {
    return new FileLocation.Contents() {
      @Override
      public long size() {
        throw new AssertionError("a local file is complete, or not there");
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writing.to(out);
      }
    };
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
