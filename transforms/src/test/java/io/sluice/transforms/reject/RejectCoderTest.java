package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectCoderTest {

  private static final Reject WITHOUT_FILE =
      new Reject(Reason.JSON_SYNTAX, null, Reject.UNKNOWN_OFFSET, "not JSON", "{x".getBytes(UTF_8));
  private static final Reject WITH_FILE =
      new Reject(Reason.ENCODING, "/a/😀.ndjson", Long.MAX_VALUE, "", new byte[] {0, -1, 10, 13});

  @ParameterizedTest
  @EnumSource
  void aRejectComesBackAsItWent(Reason reason) throws Exception {
    byte[] raw = reason.name().getBytes(UTF_8);
    CoderProperties.coderDecodeEncodeEqual(
        RejectCoder.of(), new Reject(reason, "a.ndjson", 7, "detail", raw));
  }

  @Test
  void fileAndOffsetMayBeUnknownAndTheLineMayBeAnyBytes() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(RejectCoder.of(), WITHOUT_FILE);
    CoderProperties.coderDecodeEncodeEqual(RejectCoder.of(), WITH_FILE);
    CoderProperties.coderDecodeEncodeEqual(
        RejectCoder.of(), new Reject(Reason.ENCODING, "", 0, "", new byte[0]));
  }

  @Test
  void equalRejectsAreEqualBytesAndOthersAreOthers() throws Exception {
    Reject same =
        new Reject(
            Reason.JSON_SYNTAX, null, Reject.UNKNOWN_OFFSET, "not JSON", "{x".getBytes(UTF_8));
    CoderProperties.coderDeterministic(RejectCoder.of(), WITHOUT_FILE, same);
    CoderProperties.coderConsistentWithEquals(RejectCoder.of(), WITHOUT_FILE, same);
    CoderProperties.coderConsistentWithEquals(RejectCoder.of(), WITHOUT_FILE, WITH_FILE);
  }

  @Test
  void theCoderTravels() {
    CoderProperties.coderSerializable(RejectCoder.of());
    assertThat(RejectCoder.of()).isEqualTo(RejectCoder.of());
  }
}
