package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryFileTest {

  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();

  @TempDir Path directory;

  @Test
  void isMadeWhereThereIsNone() throws IOException {
    Path file = directory.resolve("summary.json");
    write(file);
    assertThat(file).hasContent("{}");
    assertThat(names()).containsExactly("summary.json");
  }

  @Test
  void keepsThePermissionsOfAFileThatIsThere() throws IOException {
    Path file = Files.writeString(directory.resolve("summary.json"), "an older and longer one");
    var permissions = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(file, permissions);
    write(file);
    assertThat(file).hasContent("{}");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
  }

  @Test
  void leavesALinkWhereItIsAndReplacesTheFileBehindIt() throws IOException {
    Path file = Files.writeString(directory.resolve("behind"), "an older and longer one");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("behind"));
    write(link);
    assertThat(link).isSymbolicLink().hasContent("{}");
    assertThat(file).hasContent("{}");
    assertThat(names()).containsExactly("behind", "link");
  }

  @Test
  void leavesAPipeWhereItIs() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> read(pipe));
    write(pipe);
    assertThat(read.get()).isEqualTo("{}");
    assertThat(names()).containsExactly("pipe");
  }

  /** Standard output used to be replaced by a file of its own where it led to a file. */
  @Test
  void addsToAFileThatThisProcessHasOpen() throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("out"), "before\n");
    try (var open = Files.newByteChannel(file)) {
      assertThat(open.isOpen()).isTrue();
      Path descriptor = descriptorOf(file);
      Path link = Files.createSymbolicLink(directory.resolve("link"), descriptor);
      write(link);
    }
    assertThat(file).hasContent("before\n{}");
  }

  @Test
  void isNoDirectoryNorInOneThatIsMissing() {
    assertThatThrownBy(() -> write(directory))
        .isInstanceOf(OptionException.class)
        .hasMessage("--summary=%s cannot be written.", directory);
    assertThatThrownBy(() -> write(directory.resolve("missing/summary.json")))
        .hasMessageEndingWith(" cannot be written.");
  }

  @Test
  void isNoLinkToAnInput() throws IOException {
    Path input = Files.writeString(directory.resolve("a.ndjson"), "{}\n");
    Path link = Files.createSymbolicLink(directory.resolve("link"), input);
    FileSystems.setDefaultPipelineOptions(OPTIONS);
    InputFiles inputs = InputFiles.find(List.of(input.toString()));
    assertThatThrownBy(() -> SummaryFile.of(link.toString(), inputs, OPTIONS))
        .hasMessage("--summary=%s is one of the inputs.", link);
  }

  private static void write(Path file) throws IOException {
    SummaryFile.of(file.toString(), OPTIONS).write("{}");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private static String read(Path pipe) {
    try {
      return Files.readString(pipe);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path descriptorOf(Path file) throws IOException {
    Path real = file.toRealPath();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(it -> leadsTo(real, it)).findFirst().orElseThrow();
    }
  }

  private static boolean leadsTo(Path file, Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false;
    }
  }
}
