package io.sluice.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

  @TempDir private Path directory;

  @Test
  void makesWhateverIsThereTheSame() throws IOException {
    Path from = directory.resolve("from");
    Path to = directory.resolve("to");
    byte[] bytes = new byte[3_000_001];
    new Random(1).nextBytes(bytes);
    write(from.resolve("table"), bytes);
    write(from.resolve("sub/empty"), new byte[0]);
    Snapshot.copy(from, to);
    assertSame(from, to, bytes);

    byte[] others = bytes.clone();
    others[0]++;
    others[2_000_000]++;
    others[3_000_000]++;
    write(to.resolve("table"), others);
    write(to.resolve("sub/empty"), new byte[10]);
    write(to.resolve("sub/new"), new byte[10]);
    Snapshot.copy(from, to);
    assertSame(from, to, bytes);

    write(to.resolve("table"), new byte[20]);
    Snapshot.copy(from, to);
    assertSame(from, to, bytes);

    write(to.resolve("table"), new byte[4_000_000]);
    Snapshot.copy(from, to);
    assertSame(from, to, bytes);
  }

  private static void assertSame(Path from, Path to, byte[] table) throws IOException {
    assertThat(from.resolve("table")).hasBinaryContent(table);
    assertThat(to.resolve("table")).hasBinaryContent(table);
    assertThat(to.resolve("sub/empty")).isEmptyFile();
    assertThat(to.resolve("sub/new")).doesNotExist();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
