package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.error.FailureKind;
import io.sluice.transforms.jdbc.session.DataSources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that is gone without a word keeps its locks for minutes, not for hours. */
@ExtendWith(Servers.class)
class IdleConnectionIT {

  @Test
  void theServerEndsItAfterThreeMinutes(Schema schema) throws Exception {
    schema.create();

    assertThat(waitTimeout(DataSources.forWriting(schema.database()))).isEqualTo(180);
    assertThat(waitTimeout(DataSources.forLocalInfile(schema.database(), Path.of("rows"))))
        .isEqualTo(180);
    assertThat(waitTimeout(DataSources.forIdling(schema.database()))).isGreaterThan(3_600);
  }

  @Test
  void whoWasIdleForTooLongConnectsAgain(Schema schema) throws Exception {
    try (Connection connection = DataSources.connect(schema.create().database());
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION wait_timeout = 1");
      Thread.sleep(3_000);

      SQLException lost =
          catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));

      assertThat(FailureKind.of(lost)).as(lost.toString()).isEqualTo(FailureKind.TRANSIENT);
    }
  }

  private static long waitTimeout(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("SELECT @@SESSION.wait_timeout")) {
      value.next();
      return value.getLong(1);
    }
  }
}
