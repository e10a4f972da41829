package io.sluice.transforms.scan.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementSizeTest {

  private final StatementSize size = new StatementSize(1_000, 32_000);

  @Test
  void aStatementThatReachedALimitIsNeverTriedAgainInItsSize() {
    size.took(1);
    assertThat(size.rows(1000)).isEqualTo(4_000);

    assertThat(size.exceeded()).isTrue();
    assertThat(size.rows(1000)).isEqualTo(2_000);
    size.took(1);
    assertThat(size.rows(1000)).isEqualTo(2_000);

    assertThat(size.exceeded() && size.exceeded()).isTrue();
    size.took(1);
    assertThat(size.rows(1000)).as("smaller than where it began").isEqualTo(500);
  }

  @Test
  void aThrottledStatementDoesNotReadFarBehindAPageOfLongRows() {
    Database database = new Database("h", 3306, "d", "u", new Password.None(), Tls.DISABLED);
    TableSpec spec = TableSpec.builder(database, "t").build();
    ThrottleLimits limits = new ThrottleLimits(500, Map.of(), null, 0);
    StatementSize throttled = StatementSize.of(spec, limits, 32_000);
    assertThat(throttled.rows(1_000)).isEqualTo(1_000);
    assertThat(throttled.rows(10)).isEqualTo(20);
    assertThat(size.rows(10)).isEqualTo(1_000);
  }

  @Test
  void aStatementOfOneRowCannotBeSmaller() {
    StatementSize one = new StatementSize(1, 32_000);
    assertThat(one.exceeded()).isFalse();
    assertThat(one.rows(1000)).isEqualTo(1);
  }
}
