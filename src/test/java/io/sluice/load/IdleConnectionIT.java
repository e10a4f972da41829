package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.testing.Schema;
import io.sluice.testing.Servers;
import io.sluice.transforms.jdbc.FailureKind;
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

    assertThat(waitTimeout(schema.database().dataSource())).isEqualTo(180);
    assertThat(waitTimeout(schema.database().dataSourceSending(Path.of("rows")))).isEqualTo(180);
    assertThat(waitTimeout(schema.database().dataSourceIdling())).isGreaterThan(3_600);
  }

  @Test
  void whoWasIdleForTooLongConnectsAgain(Schema schema) throws Exception {
    try (Connection connection = schema.create().database().connect();
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
