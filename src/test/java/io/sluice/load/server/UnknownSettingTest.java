package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.network.RogueServer;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.DataSources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server, or a proxy before it, may not know a setting that Sluice makes. */
class UnknownSettingTest {

  @Test
  void aSettingThatTheServerDoesNotKnowDoesNotBreakTheLogin() throws Exception {
    List<String> statements;
    try (RogueServer server = RogueServer.withoutVariable("tx_isolation")) {
      Database database = server.database("d");
      DataSources.forWriting(database).getConnection().close();
      statements = server.statements();
    }
    assertThat(statements.get(0)).startsWith("SET SESSION sql_mode=").contains("tx_isolation");
    assertThat(statements.get(1)).startsWith("SET SESSION sql_mode=").endsWith("'+00:00'");
    assertThat(statements)
        .contains(
            "SET SESSION sql_select_limit=18446744073709551615",
            "SET SESSION tx_isolation='REPEATABLE-READ'",
            "SET SESSION wait_timeout=180");
  }
}
