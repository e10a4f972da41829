package io.sluice.transforms.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectLimitTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "100, 100, false",
    "0%, 0, true",
    "5%, 5, true",
    "0.5%, 0.5, true",
    "100%, 100, true"
  })
  void itIsANumberOrAPercentage(String text, double amount, boolean isPercentage) {
    assertThat(RejectLimit.parse(text)).contains(new RejectLimit(amount, isPercentage));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5", "5 %", "%", ".5%", "5.%", "1e3", "+1", "1_000", "1000%", "٣"})
  void anythingElseIsRefused(String text) {
    assertThat(RejectLimit.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false",
    "0, 0, 1000, false",
    "0, 1, 1000, true",
    "100, 100, 1000, false",
    "100, 101, 1000, true",
    "0%, 0, 0, false",
    "0%, 1, 1000000000, true",
    "5%, 5, 100, false",
    "5%, 6, 100, true",
    "5%, 0, 0, false",
    "0.5%, 5, 1000, false",
    "0.5%, 6, 1000, true",
    "0.5%, 1, 199, true",
    "0.57%, 57, 10000, false",
    "0.57%, 58, 10000, true",
    "0.1%, 1, 1000, false",
    "0.07%, 7, 10000, false",
    "100%, 1000, 1000, false"
  })
  void exactlySoManyAreNotTooMany(String limit, long rejected, long read, boolean exceeded) {
    assertThat(RejectLimit.parse(limit).orElseThrow().isExceededBy(lines(read, rejected, 0)))
        .isEqualTo(exceeded);
  }

  @Test
  void withoutALimitOnlyAllAreTooMany() {
    assertThat(RejectLimit.NONE.isExceededBy(lines(1_000_000_007, 1_000_000_006, 0))).isFalse();
    assertThat(RejectLimit.NONE.isExceededBy(lines(3, 2, 1))).isTrue();
    assertThat(RejectLimit.NONE.isExceededBy(lines(3, 0, 3))).isFalse();
    assertThat(RejectLimit.NONE.isExceededBy(lines(0, 0, 0))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100", "1000000000000", "0%", "5%", "0.5%", "99.95%", "0.0001%"})
  void itIsSaidAsItWasWritten(String text) {
    assertThat(RejectLimit.parse(text).orElseThrow()).hasToString(text);
  }

  private static LineCounts lines(long read, long rejected, long blank) {
    return LineCounts.NONE
        .with(LineCounter.READ, read)
        .with(LineCounter.REJECTED, rejected)
        .with(LineCounter.BLANK, blank);
  }
}
