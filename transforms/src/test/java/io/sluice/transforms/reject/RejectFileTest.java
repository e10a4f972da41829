package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileTest {

  private static final String NAME = "run-1.ndjson";

  @TempDir Path temp;

  @Test
  void aRejectIsOneObjectWithTheseFields() throws IOException {
    Reject reject =
        new Reject(
            Reason.FIELD_NULL, "a b.ndjson", 12, "id is null", "{\"id\":null}".getBytes(UTF_8));
    assertThat(written(reject))
        .isEqualTo(
            "{\"reason\":\"FIELD_NULL\",\"file\":\"a b.ndjson\",\"offset\":12,\"length\":11,"
                + "\"detail\":\"id is null\",\"raw\":\"{\\\"id\\\":null}\"}\n");
  }

  @Test
  void fileAndOffsetAreNullWhereTheReaderDoesNotTell() throws IOException {
    Reject reject =
        new Reject(
            Reason.JSON_SYNTAX, null, Reject.UNKNOWN_OFFSET, "not JSON", "é".getBytes(UTF_8));
    assertThat(written(reject))
        .isEqualTo(
            "{\"reason\":\"JSON_SYNTAX\",\"file\":null,\"offset\":null,\"length\":2,"
                + "\"detail\":\"not JSON\",\"raw\":\"é\"}\n");
  }

  @Test
  void aLineThatIsNotUtf8IsKeptInBase64() throws IOException {
    byte[] raw = {'c', 'a', 'f', (byte) 0xe9};
    assertThat(written(new Reject(Reason.ENCODING, "a", 0, "not UTF-8", raw)))
        .isEqualTo(
            "{\"reason\":\"ENCODING\",\"file\":\"a\",\"offset\":0,\"length\":4,"
                + "\"detail\":\"not UTF-8\",\"raw_base64\":\"Y2Fm6Q==\"}\n");
    assertThat(Base64.getDecoder().decode("Y2Fm6Q==")).isEqualTo(raw);
  }

  @Test
  void oneRejectIsOneLineWhateverItHolds() throws IOException {
    Reject forged =
        new Reject(
            Reason.JSON_SYNTAX,
            "a\nb",
            0,
            "detail",
            "x\n2026 ERROR forged\r\u0000\u001b[31m\"\\".getBytes(UTF_8));
    assertThat(written(forged))
        .isEqualTo(
            "{\"reason\":\"JSON_SYNTAX\",\"file\":\"a\\nb\",\"offset\":0,\"length\":28,"
                + "\"detail\":\"detail\",\"raw\":\"x\\n2026 ERROR forged\\r\\u0000\\u001B[31m"
                + "\\\"\\\\\"}\n");
  }

  @Test
  void severalRejectsAreSeveralLines() throws IOException {
    Reject first = new Reject(Reason.ENCODING, null, 0, "a", new byte[0]);
    Reject second = new Reject(Reason.JSON_SYNTAX, null, 1, "b", new byte[0]);
    assertThat(written(first, second).lines())
        .containsExactly(
            "{\"reason\":\"ENCODING\",\"file\":null,\"offset\":0,\"length\":0,\"detail\":\"a\","
                + "\"raw\":\"\"}",
            "{\"reason\":\"JSON_SYNTAX\",\"file\":null,\"offset\":1,\"length\":0,\"detail\":\"b\","
                + "\"raw\":\"\"}");
  }

  @Test
  void onlyTheOwnerReadsWhatIsWritten() throws IOException {
    Path directory = temp.resolve("a/b");
    try (RejectFile file = RejectFile.create(directory, NAME)) {
      assertThat(permissions(directory.resolve(NAME))).isEqualTo("rw-------");
      file.write(new Reject(Reason.ENCODING, null, 0, "a", new byte[0]));
    }
    assertThat(permissions(temp.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(directory)).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve(NAME))).isEqualTo("rw-------");
  }

  @Test
  void whatIsFlushedIsOnDiskInWholeLines() throws IOException {
    try (RejectFile file = RejectFile.create(temp, NAME)) {
      file.write(new Reject(Reason.ENCODING, null, 0, "a", new byte[0]));
      assertThat(temp.resolve(NAME)).isEmptyFile();
      file.flush();
      assertThat(Files.readAllLines(temp.resolve(NAME))).hasSize(1);
      file.write(new Reject(Reason.ENCODING, null, 0, "b", new byte[0]));
    }
    assertThat(Files.readAllLines(temp.resolve(NAME))).hasSize(2);
  }

  @Test
  void aPlantedLinkIsNotFollowed() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "untouched");
    Files.createSymbolicLink(temp.resolve(NAME), victim);
    assertThatThrownBy(() -> RejectFile.create(temp, NAME))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(victim).hasContent("untouched");
  }

  private String written(Reject... rejects) throws IOException {
    try (RejectFile file = RejectFile.create(temp, NAME)) {
      for (Reject reject : rejects) {
        file.write(reject);
      }
    }
    return Files.readString(temp.resolve(NAME));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
