package io.sluice.transforms.read.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.read.input.ByteRanges.Range;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangesTest {

  private static final ByteRanges SOME = of(new Range(10, 20), new Range(30, 40));

  @Test
  void rangesThatTouchBecomeOne() {
    assertThat(of(new Range(0, 5), new Range(5, 7), new Range(7, 9)).ranges())
        .containsExactly(new Range(0, 9));
    assertThat(of(new Range(0, 5), new Range(6, 7)).ranges())
        .containsExactly(new Range(0, 5), new Range(6, 7));
  }

  @ParameterizedTest
  @CsvSource({"19, 25", "10, 20", "0, 5", "0, 50", "12, 13"})
  void whatOverlapsOrComesOutOfOrderIsRefused(long from, long to) {
    ByteRanges.Builder builder = new ByteRanges.Builder();
    builder.add(new Range(10, 20));
    assertThatThrownBy(() -> builder.add(new Range(from, to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlaps");
    assertThat(builder.build()).isEqualTo(of(new Range(10, 20)));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5, 4"})
  void aRangeHoldsAtLeastOneByte(long from, long to) {
    assertThatThrownBy(() -> new Range(from, to)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theGapsAreWhatIsMissingBeforeTheEnd() {
    assertThat(SOME.gaps(50)).containsExactly(range(0, 10), range(20, 30), range(40, 50));
    assertThat(SOME.gaps(40)).containsExactly(new Range(0, 10), new Range(20, 30));
    assertThat(ByteRanges.NONE.gaps(7)).containsExactly(new Range(0, 7));
    assertThat(ByteRanges.NONE.gaps(0)).isEmpty();
    assertThat(of(new Range(0, 7)).gaps(7)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 5", "10, 10", "15, 10", "20, 10", "25, 15", "30, 20", "35, 20"})
  void noGapReachesBeyondTheEnd(long end, long missing) {
    assertThat(SOME.gaps(end)).allMatch(gap -> gap.to() <= end);
    assertThat(SOME.gaps(end).stream().mapToLong(gap -> gap.to() - gap.from()).sum())
        .isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 9", "10, 20", "19, 20", "20, 20", "29, 29", "30, 40", "40, 40", "99, 99"})
  void theFirstByteThatIsMissing(long place, long missing) {
    assertThat(SOME.nextGap(place)).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({"0, 99, 10", "0, 5, 5", "20, 99, 30", "20, 25, 25", "40, 99, 99", "41, 45, 45"})
  void theFirstByteBehindThatIsNotMissing(long place, long limit, long next) {
    assertThat(SOME.nextCovered(place, limit)).isEqualTo(next);
  }

  @Test
  void onlyOnePieceFromTheFirstByteOnIsWithoutGap() {
    assertThat(ByteRanges.NONE.isContiguous()).isTrue();
    assertThat(of(range(0, 9)).isContiguous()).isTrue();
    assertThat(of(range(1, 9)).isContiguous()).isFalse();
    assertThat(of(range(0, 9), range(10, 11)).isContiguous()).isFalse();
  }

  @Test
  void itsBytesAreCountedAndItTravels() {
    assertThat(SOME.bytes()).isEqualTo(20);
    assertThat(SerializableUtils.clone(SOME)).isEqualTo(SOME);
  }

  private static Range range(long from, long to) {
    return new Range(from, to);
  }

  private static ByteRanges of(Range... ranges) {
    ByteRanges.Builder builder = new ByteRanges.Builder();
    List.of(ranges).forEach(builder::add);
    return builder.build();
  }
}
