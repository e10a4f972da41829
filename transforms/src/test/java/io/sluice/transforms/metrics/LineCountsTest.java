package io.sluice.transforms.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.reject.Reason;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineCountsTest {

  private static final LineCounts COUNTS =
      new LineCounts(
          Map.of(LineCounter.READ, 10L, LineCounter.LOADED, 7L, LineCounter.REJECTED, 3L),
          Map.of(Reason.TOO_LONG, 2L, Reason.JSON_SYNTAX, 1L));

  @Test
  void aCountOfZeroIsNoCount() {
    LineCounts zeros = new LineCounts(Map.of(LineCounter.READ, 0L), Map.of(Reason.ENCODING, 0L));
    assertThat(zeros).isEqualTo(LineCounts.NONE).hasSameHashCodeAs(LineCounts.NONE);
    assertThat(zeros.of(LineCounter.READ)).isZero();
    assertThat(COUNTS.with(LineCounter.LOADED, 0).byCounter())
        .doesNotContainKey(LineCounter.LOADED);
  }

  @Test
  void countsAreAddedUpCounterByCounterAndReasonByReason() {
    LineCounts others =
        new LineCounts(
            Map.of(LineCounter.READ, 2L, LineCounter.BLANK, 1L, LineCounter.REJECTED, 1L),
            Map.of(Reason.TOO_LONG, 1L));
    LineCounts sum =
        new LineCounts(
            Map.of(
                LineCounter.READ, 12L,
                LineCounter.LOADED, 7L,
                LineCounter.BLANK, 1L,
                LineCounter.REJECTED, 4L),
            Map.of(Reason.TOO_LONG, 3L, Reason.JSON_SYNTAX, 1L));
    assertThat(COUNTS.plus(others)).isEqualTo(sum);
    assertThat(others.plus(COUNTS)).isEqualTo(sum);
    assertThat(COUNTS.plus(LineCounts.NONE)).isEqualTo(COUNTS);
  }

  @Test
  void theSixOutcomesAddUpToTheLinesReadAndTheReasonsToTheRejected() {
    assertThat(LineCounts.NONE.isConsistent()).isTrue();
    assertThat(COUNTS.isConsistent()).isTrue();
    assertThat(COUNTS.with(LineCounter.READ, 11).isConsistent()).isFalse();
    LineCounts withoutReason =
        new LineCounts(Map.of(LineCounter.READ, 1L, LineCounter.REJECTED, 1L), Map.of());
    assertThat(withoutReason.isConsistent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUNCATED", "UPDATED"})
  void whatIsToldBesideTheOutcomesIsNotAddedUp(LineCounter beside) {
    assertThat(COUNTS.with(beside, 5).isConsistent()).isTrue();
  }

  @Test
  void aRunsCountersAreReadByTheirNames() {
    Map<String, Long> metrics =
        Map.of(
            "read", 10L,
            "loaded", 7L,
            "rejected", 3L,
            "rejected.TOO_LONG", 2L,
            "rejected.JSON_SYNTAX", 1L,
            "something else", 9L);
    assertThat(LineCounts.of(metrics)).isEqualTo(COUNTS);
    assertThat(LineCounts.of(Map.of())).isEqualTo(LineCounts.NONE);
  }

  @Test
  void theyCannotBeChangedAndTheyTravel() {
    assertThatThrownBy(() -> COUNTS.byCounter().put(LineCounter.BLANK, 1L))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(SerializableUtils.clone(COUNTS)).isEqualTo(COUNTS);
  }
}
