package io.sluice.transforms.scan.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.junit.jupiter.api.Test;

class KeyRangeTrackerTest {

  private static final Key A = Key.of("a");
  private static final Key B = Key.of("b");
  private static final KeyRange RANGE = new KeyRange(A, null, false);

  private final KeyRangeTracker tracker = new KeyRangeTracker(RANGE);

  @Test
  void isDoneWhenTheLastPageIsClaimed() {
    assertThat(tracker.tryClaim(RANGE.upTo(B))).isTrue();
    assertThatThrownBy(tracker::checkDone).isInstanceOf(IllegalStateException.class);
    assertThat(tracker.tryClaim(RANGE.after(B))).isTrue();
    assertThatCode(tracker::checkDone).doesNotThrowAnyException();
    assertThat(tracker.trySplit(0)).isNull();
  }

  @Test
  void givesBackWhatIsBehindTheLastPage() {
    tracker.tryClaim(RANGE.upTo(B));
    SplitResult<KeyRange> split = tracker.trySplit(0);
    assertThat(split.getPrimary()).isEqualTo(new KeyRange(A, B, false));
    assertThat(split.getResidual()).isEqualTo(new KeyRange(B, null, false));
    assertThat(tracker.currentRestriction()).isEqualTo(split.getPrimary());
    assertThat(tracker.tryClaim(RANGE.after(B))).isFalse();
    assertThatCode(tracker::checkDone).doesNotThrowAnyException();
  }

  @Test
  void cannotBeSplitBeforeItsFirstPageNorElsewhere() {
    assertThat(tracker.trySplit(0)).isNull();
    tracker.tryClaim(RANGE.upTo(B));
    assertThat(tracker.trySplit(0.5)).isNull();
  }
}
