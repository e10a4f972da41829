package io.sluice.transforms.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementSizeTest {

  private final StatementSize size = new StatementSize(1_000, 32_000);

  @Test
  void aStatementThatReachedALimitIsNeverTriedAgainInItsSize() {
    size.took(1);
    assertThat(size.rows()).isEqualTo(4_000);

    assertThat(size.exceeded()).isTrue();
    assertThat(size.rows()).isEqualTo(2_000);
    size.took(1);
    assertThat(size.rows()).isEqualTo(2_000);

    assertThat(size.exceeded() && size.exceeded()).isTrue();
    size.took(1);
    assertThat(size.rows()).as("smaller than where it began").isEqualTo(500);
  }

  @Test
  void aStatementOfOneRowCannotBeSmaller() {
    StatementSize one = new StatementSize(1, 32_000);
    assertThat(one.exceeded()).isFalse();
    assertThat(one.rows()).isEqualTo(1);
  }
}
