package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RejectLinesTest {

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

  private static String written(Reject... rejects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RejectLines lines = new RejectLines(out);
    for (Reject reject : rejects) {
      lines.write(reject);
    }
    return out.toString(UTF_8);
  }
}
