package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionBudgetTest {

  @Test
  void theProgramHasConnectionsOfItsOwn() {
    ConnectionBudget budget = new ConnectionBudget(20, 2);
    assertThat(budget.workers()).isEqualTo(9);
    assertThat(budget.of(9)).isEqualTo(20);
  }

  @Test
  void whatIsTooLittleForOneWorkerIsForNone() {
    assertThat(new ConnectionBudget(3, 2).workers()).isZero();
  }
}
