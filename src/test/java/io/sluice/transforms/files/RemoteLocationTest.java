package io.sluice.transforms.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.memory.MemoryFaults;
import io.sluice.testing.memory.MemoryFaults.Step;
import io.sluice.testing.memory.MemoryFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects on a file system of Beam, which keeps what a failed writer has written. */
class RemoteLocationTest {

  private final String root = MemoryFiles.newRoot();
  private final FileLocation location = FileLocation.of(root + "/rejects/");

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void anObjectIsPutBelowTheUrl() throws IOException {
    location.put("x", new Text("contents"));
    assertThat(MemoryFiles.names(root)).containsExactly(root + "/rejects/x");
    assertThat(MemoryFiles.text(location.nameOf("x"))).isEqualTo("contents");
  }

  @Test
  void anObjectThatIsThereIsNotEmptied() throws IOException {
    try (MemoryFaults creations = MemoryFaults.failing(Step.CREATE, root, 2)) {
      location.put("x", new Text("contents"));
      location.put("x", new Text("contents"));
      assertThat(creations.steps()).isEqualTo(1);
    }
    assertThat(MemoryFiles.text(location.nameOf("x"))).isEqualTo("contents");
  }

  @Test
  void aPartOfAnObjectIsReplaced() throws IOException {
    MemoryFiles.write(root + "/rejects/x", "cont");
    location.put("x", new Text("contents"));
    assertThat(MemoryFiles.text(location.nameOf("x"))).isEqualTo("contents");
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "WRITE", "CLOSE"})
  void aFailedPutLeavesNothing(Step step) {
    try (MemoryFaults fault = MemoryFaults.failing(step, root, 1)) {
      assertThatThrownBy(() -> location.put("x", new Text("contents")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(MemoryFaults.REASON);
      assertThat(fault.steps()).isEqualTo(1);
    }
    assertThat(MemoryFiles.names(root)).isEmpty();
  }

  @Test
  void aFileSystemThatFailsInItsOwnWayIsAFailedPut() {
    FileLocation nowhere = FileLocation.of("nowhere://bucket/rejects");
    assertThatThrownBy(() -> nowhere.put("x", new Text("contents")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(nowhere::list).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> nowhere.delete("x")).isInstanceOf(IOException.class);
  }

  @Test
  void onlyWhatIsDirectlyBelowIsListed() throws IOException {
    for (String name : List.of("rejects/b-2", "rejects/a-1", "rejects/again/b-3", "rejects2/b-4")) {
      MemoryFiles.write(root + "/" + name, name);
    }
    assertThat(location.list()).containsExactly("a-1", "b-2");
    assertThat(location.list(List.of("b-", "c"))).containsExactly("b-2");
    assertThat(location.list(List.of("b-", "*"))).containsExactly("b-2");
    assertThat(location.child("again").list()).containsExactly("b-3");
    assertThat(location.child("none").list()).isEmpty();
  }

  @Test
  void whatIsDeletedIsGone() throws IOException {
    location.put("x", new Text("a"));
    location.put("y", new Text("a"));
    location.delete("x");
    location.delete("missing");
    assertThat(location.list()).containsExactly("y");
  }

  @Test
  void theSameUrlIsTheSameLocation() {
    assertThat(location.isSame(FileLocation.of(root + "/rejects"))).isTrue();
    assertThat(location.isSame(location.child("again"))).isFalse();
    assertThat(location.isSame(FileLocation.of("/rejects"))).isFalse();
    assertThat(location.exists()).isTrue();
    assertThat(location.isWritable()).isTrue();
  }

  private record Text(String text) implements FileLocation.Contents {

    @Override
    public long size() {
      return text.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
