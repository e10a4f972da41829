package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.files.TemporaryFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectSpoolTest {

  /** As many as do not fit into memory several times over. */
  private static final int MANY = 3 * RejectSpool.MEMORY_BYTES / 100;

  @TempDir Path temp;

  private RejectSpool spool;

  @BeforeEach
  void open() {
    spool = new RejectSpool(this::file);
  }

  @AfterEach
  void close() throws IOException {
    spool.close();
  }

  @Test
  void aFewRejectsAreHeldInMemory() throws IOException {
    add("a", "b");
    assertThat(details()).containsExactly("a", "b");
    assertThat(spool.size()).isEqualTo(contents().length);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void manyRejectsAreHeldInAFile() throws IOException {
    addMany();
    add("last");
    assertThat(details()).hasSize(MANY + 1).startsWith("0", "1").endsWith("last");
    assertThat(spool.size()).isEqualTo(contents().length);
    assertThat(Files.size(file())).isGreaterThan(spool.size() - 2 * RejectSpool.MEMORY_BYTES);
  }

  @Test
  void whatIsCutInMemoryIsGone() throws IOException {
    add("a");
    long kept = spool.size();
    add("b");
    spool.cutTo(kept);
    add("c");
    assertThat(details()).containsExactly("a", "c");
  }

  @Test
  void whatIsCutInTheFileIsGone() throws IOException {
    add("a");
    long kept = spool.size();
    addMany();
    spool.cutTo(kept);
    assertThat(spool.size()).isEqualTo(kept);
    add("c");
    assertThat(details()).containsExactly("a", "c");
    addMany();
    assertThat(details()).hasSize(MANY + 2).startsWith("a", "c", "0");
  }

  @Test
  void whatIsCutBehindTheFileIsGone() throws IOException {
    addMany();
    add("kept");
    long kept = spool.size();
    add("b");
    spool.cutTo(kept);
    assertThat(details()).hasSize(MANY + 1).endsWith("kept");
  }

  @Test
  void anEmptySpoolIsUsedAgain() throws IOException {
    addMany();
    spool.cutTo(0);
    assertThat(spool.size()).isZero();
    add("a");
    assertThat(details()).containsExactly("a");
  }

  @Test
  void theDigestIsThatOfAllRejects() throws Exception {
    for (int i = 0; i < 2; i++) {
      add("a");
      byte[] all = MessageDigest.getInstance("SHA-256").digest(contents());
      assertThat(spool.digest()).isEqualTo(HexFormat.of().formatHex(all).substring(0, 16));
      addMany();
    }
  }

  // A line may have 256 MB, and all of its bytes may be escaped.
  @Test
  void oneLongLineIsKeptWhole() throws IOException {
    String line = "\u0001".repeat(RejectSpool.MEMORY_BYTES);
    spool.add(new Reject(Reason.JSON_SYNTAX, "f", 0, "detail", line.getBytes(UTF_8)));
    add("b");
    assertThat(spool.size()).isGreaterThan(6L * RejectSpool.MEMORY_BYTES);
    assertThat(new String(contents(), UTF_8)).contains("\\u0001".repeat(100)).contains("\"b\"");
  }

  @Test
  void theFileIsDeletedAtTheEnd() throws IOException {
    addMany();
    spool.close();
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aFullDiskIsReportedInOneSentence() throws IOException {
    try (RejectSpool full = new RejectSpool(() -> temp.resolve("missing/rejects"))) {
      assertThatThrownBy(() -> addMany(full))
          .isInstanceOf(TemporaryFileException.class)
          .hasMessageStartingWith("Cannot write the temporary file ");
    }
  }

  private void add(String... details) {
    for (String detail : details) {
      spool.add(reject(detail));
    }
  }

  private void addMany() {
    addMany(spool);
  }

  private static void addMany(RejectSpool spool) {
    for (int i = 0; i < MANY; i++) {
      spool.add(reject(Integer.toString(i)));
    }
  }

  private static Reject reject(String detail) {
    return new Reject(Reason.REFUSED, "f", 0, detail, "raw".repeat(10).getBytes(UTF_8));
  }

  private Path file() {
    return temp.resolve("rejects");
  }

  private byte[] contents() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    spool.writeTo(out);
    return out.toByteArray();
  }

  private List<String> details() throws IOException {
    return new String(contents(), UTF_8)
        .lines()
        .map(line -> line.replaceAll(".*\"detail\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
