package io.sluice.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.network.TcpProxy;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A test's own server does what is asked of it. */
class KillableServerIT {

  @Test
  void committedRowsAndOnlyTheseOutliveAKill() throws Exception {
    try (KillableServer server = KillableServer.running()) {
      Schema schema = withTable(server);
      schema.execute("INSERT INTO t VALUES (1)");
      try (Connection connection = DataSources.connect(schema.database());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("INSERT INTO t VALUES (2)");

        server.kill();

        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> schema.value("SELECT 1")).isInstanceOf(DatabaseException.class);

      server.start();

      assertThat(schema.query("SELECT * FROM t").toString()).isEqualTo("[[1]]");
    }
  }

  @Test
  void aServerThatIsBackIsReachedThroughTheSameProxy() throws Exception {
    try (KillableServer server = KillableServer.running();
        TcpProxy proxy = TcpProxy.to(server.database(""))) {
      Schema schema = proxy.via(withTable(server));
      try (Connection connection = DataSources.connect(schema.database());
          Statement statement = connection.createStatement()) {
        server.kill();

        assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> schema.value("SELECT 1")).isInstanceOf(DatabaseException.class);

      server.start();

      assertThat(schema.value("SELECT COUNT(*) FROM t")).isEqualTo("0");
    }
  }

  @Test
  void aFrozenServerAnswersWhenItIsThawed() throws Exception {
    try (KillableServer server = KillableServer.running()) {
      Schema schema = withTable(server);
      server.freeze();

      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> unchecked(schema, "SELECT COUNT(*) FROM t"));

      assertThat(answer).failsWithin(1, TimeUnit.SECONDS);
      server.thaw();
      assertThat(answer).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo("0");
    }
  }

  @Test
  void aFrozenServerCanBeClosed() throws Exception {
    KillableServer server = KillableServer.running();
    server.freeze();
    server.close();
  }

  @Test
  void takesTheOptionsOfAFullDisk() throws Exception {
    try (KillableServer server =
        KillableServer.running(
            "--innodb-data-file-path=ibdata1:12M:autoextend:max:14M",
            "--innodb-file-per-table=OFF")) {
      Schema schema = withTable(server);
      // Small rows: MariaDB 11.4.5 crashes where a BLOB meets the end.
      schema.execute("CREATE TABLE big (b VARCHAR(4000)) CHARACTER SET latin1");
      schema.execute("INSERT INTO big VALUES (REPEAT('b', 4000))");

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 20; i++) {
                  schema.execute("INSERT INTO big SELECT * FROM big");
                }
              })
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1114));
      assertThat(schema.value("SELECT COUNT(*) > 0 FROM big")).isEqualTo("1");
    }
  }

  private static Schema withTable(KillableServer server) throws SQLException {
    Schema schema = server.schema().create();
    schema.execute("CREATE TABLE t (id INT PRIMARY KEY) ENGINE=InnoDB");
    return schema;
  }

  private static String unchecked(Schema schema, String sql) {
    try {
      return schema.value(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
