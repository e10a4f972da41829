package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.jdbc.session.ServerConnections;
import org.junit.jupiter.api.Test;

class ConnectionBudgetTest {

  @Test
  void theProgramHasConnectionsOfItsOwn() {
    ConnectionBudget budget = new ConnectionBudget(20, 2);
    assertThat(budget.workers()).isEqualTo(9);
    assertThat(budget.of(9)).isEqualTo(20);
  }

  @Test
  void byDefaultItIsHalfOfWhatTheServerTakesOrWhatIsFreeAndEnoughForOneWorker() {
    assertThat(ofServer(150, 149)).isEqualTo(75);
    assertThat(ofServer(150, 20)).isEqualTo(20);
    assertThat(ofServer(5, 5)).isEqualTo(4);
    assertThat(ofServer(5, 3)).isEqualTo(3);
  }

  private static int ofServer(int most, int free) {
    return ConnectionBudget.of(new ServerConnections(most, free), null, 2).connections();
  }

  @Test
  void whatIsTooLittleForOneWorkerIsForNone() {
    assertThat(new ConnectionBudget(3, 2).workers()).isZero();
  }
}
