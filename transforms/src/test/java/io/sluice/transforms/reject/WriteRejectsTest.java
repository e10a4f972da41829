package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteRejectsTest {

  @TempDir Path temp;

  @Test
  void everyRejectIsOneLineOfAFileThatOnlyItsOwnerReads(TestPipeline p) throws IOException {
    Path directory = temp.resolve("rejects");
    List<Reject> rejects = IntStream.range(0, 100).mapToObj(WriteRejectsTest::reject).toList();
    p.apply(Create.of(rejects).withCoder(RejectCoder.of()))
        .apply(WriteRejects.to(directory.toString(), "run"));
    p.run();

    List<Path> files = files(directory);
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            file -> {
              assertThat(file.getFileName().toString()).matches("run-[0-9a-f-]{36}\\.ndjson");
              assertThat(Files.getPosixFilePermissions(file))
                  .containsExactlyInAnyOrder(
                      PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            });
    assertThat(files.stream().flatMap(WriteRejectsTest::lines))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(WriteRejectsTest::line).toList());
    assertThat(Files.getPosixFilePermissions(directory))
        .containsExactlyInAnyOrder(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE);
  }

  @Test
  void withoutRejectsThereIsNoFile(TestPipeline p) {
    Path directory = temp.resolve("rejects");
    p.apply(Create.empty(RejectCoder.of())).apply(WriteRejects.to(directory.toString(), "run"));
    p.run();
    assertThat(directory).doesNotExist();
  }

  @Test
  void directoryAndRunAreNeeded() {
    assertThatThrownBy(() -> WriteRejects.to(null, "run")).hasMessage("location is null");
    assertThatThrownBy(() -> WriteRejects.to(temp.toString(), null)).hasMessage("run is null");
  }

  private static Reject reject(int i) {
    return new Reject(Reason.JSON_SYNTAX, null, i, "detail", ("line " + i).getBytes(UTF_8));
  }

  private static String line(int i) {
    return ("{\"reason\":\"JSON_SYNTAX\",\"file\":null,\"offset\":%d,\"length\":%d,"
            + "\"detail\":\"detail\",\"raw\":\"line %d\"}")
        .formatted(i, ("line " + i).length(), i);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
