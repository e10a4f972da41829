package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectTest {

  private static final Reject REJECT =
      new Reject(Reason.FIELD_NULL, "a.ndjson", 12, "id is null", "secret".getBytes(UTF_8));

  @Test
  void equalLinesAreEqual() {
    Reject same =
        new Reject(Reason.FIELD_NULL, "a.ndjson", 12, "id is null", "secret".getBytes(UTF_8));
    assertThat(same).isEqualTo(REJECT).hasSameHashCodeAs(REJECT);
  }

  @Test
  void anyDifferenceCounts() {
    byte[] raw = REJECT.raw();
    assertThat(REJECT)
        .isNotEqualTo(new Reject(Reason.FIELD_TYPE, "a.ndjson", 12, "id is null", raw))
        .isNotEqualTo(new Reject(Reason.FIELD_NULL, null, 12, "id is null", raw))
        .isNotEqualTo(new Reject(Reason.FIELD_NULL, "a.ndjson", 13, "id is null", raw))
        .isNotEqualTo(new Reject(Reason.FIELD_NULL, "a.ndjson", 12, "other", raw))
        .isNotEqualTo(
            new Reject(Reason.FIELD_NULL, "a.ndjson", 12, "id is null", "x".getBytes(UTF_8)));
  }

  @Test
  void inALogItTellsNothingOfTheLinesContents() {
    assertThat(REJECT).hasToString("Reject[FIELD_NULL, id is null, a.ndjson at 12, 6 bytes]");
  }
}
