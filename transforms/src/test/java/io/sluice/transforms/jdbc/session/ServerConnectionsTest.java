package io.sluice.transforms.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerConnectionsTest {

  @Test
  void theOneThatAsksIsFreeAgain() {
    assertThat(ServerConnections.of(150, 11, 0, 3)).isEqualTo(new ServerConnections(150, 140));
  }

  @Test
  void ofAUserWithALimitTheOthersDoNotCount() {
    assertThat(ServerConnections.of(150, 101, 20, 1)).isEqualTo(new ServerConnections(20, 20));
    assertThat(ServerConnections.of(150, 148, 20, 6)).isEqualTo(new ServerConnections(20, 3));
  }
}
