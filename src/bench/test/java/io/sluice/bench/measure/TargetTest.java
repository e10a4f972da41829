package io.sluice.bench.measure;

import static io.sluice.bench.measure.Target.Bound.AT_LEAST;
import static io.sluice.bench.measure.Target.Bound.AT_MOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void isReachedOnTheGoodSideOfItsLimit() {
    assertThat(new Target("", AT_MOST, 0.6, OptionalDouble.of(0.6)).isReached()).isTrue();
    assertThat(new Target("", AT_MOST, 0.6, OptionalDouble.of(0.61)).isReached()).isFalse();
    assertThat(new Target("", AT_LEAST, 0.5, OptionalDouble.of(0.5)).isReached()).isTrue();
    assertThat(new Target("", AT_LEAST, 0.5, OptionalDouble.of(0.49)).isReached()).isFalse();
  }

  @Test
  void isNotReachedWhereNothingWasMeasured() {
    assertThat(new Target("", AT_MOST, 0.6, OptionalDouble.empty()).isReached()).isFalse();
  }
}
