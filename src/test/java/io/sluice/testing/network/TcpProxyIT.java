package io.sluice.testing.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.OnOneServer;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.session.DataSources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The proxy does what is asked of it, and nothing else. */
@OnOneServer
@ExtendWith(Servers.class)
class TcpProxyIT {

  private Schema direct;
  private TcpProxy proxy;
  private Schema schema;

  @BeforeEach
  void setUp(Schema fresh) throws Exception {
    direct = fresh.create();
    direct.execute("CREATE TABLE t (id INT PRIMARY KEY, text LONGTEXT) ENGINE=InnoDB");
    proxy = TcpProxy.to(fresh.database());
    schema = proxy.via(fresh);
  }

  @AfterEach
  void tearDown() {
    proxy.close();
  }

  @Test
  void latencyAndSlicesLeaveTheDataAsTheyAre() throws Exception {
    String text = "äöü😀".repeat(20_000);
    proxy.slices(1000);
    proxy.latency(Duration.ofMillis(20));
    Instant start = Instant.now();

    schema.execute("INSERT INTO t VALUES (1, '" + text + "')");

    assertThat(schema.value("SELECT text FROM t")).isEqualTo(text);
    // Each statement has a connection of its own, which needs some exchanges.
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(200));
    proxy.latency(Duration.ZERO);
    proxy.slices(1);
    assertThat(schema.value("SELECT COUNT(*) FROM t")).isEqualTo("1");
    assertThat(proxy.connections()).isEqualTo(3);
  }

  @Test
  void resetAllBreaksConnections() throws Exception {
    try (Connection one = DataSources.connect(schema.database());
        Connection other = DataSources.connect(schema.database())) {
      assertThat(proxy.resetAll()).isEqualTo(2);

      assertThatThrownBy(() -> execute(one, "SELECT 1")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> execute(other, "SELECT 1")).isInstanceOf(SQLException.class);
    }
    assertThat(schema.value("SELECT 1")).isEqualTo("1");
    assertThat(proxy.connections()).isEqualTo(3);
  }

  @Test
  void theReplyToACommitIsDroppedAfterTheCommit() throws Exception {
    try (Connection connection = DataSources.connect(schema.database())) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO t VALUES (1, '')");
      proxy.dropReplyToCommit(1);

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(direct.query("SELECT id FROM t").toString()).isEqualTo("[[1]]");
    try (Connection connection = DataSources.connect(schema.database())) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO t VALUES (2, '')");
      connection.commit();
    }
    assertThat(proxy.commits()).isEqualTo(2);
    assertThat(proxy.repliesDropped()).isEqualTo(1);
  }

  @Test
  void nothingComesOutOfABlackHoleWhileItIsThere() throws Exception {
    try (Connection connection = DataSources.connect(schema.database())) {
      proxy.blackHole(true);

      CompletableFuture<Void> answer =
          CompletableFuture.runAsync(() -> unchecked(connection, "INSERT INTO t VALUES (1, '')"));

      assertThat(answer).failsWithin(500, TimeUnit.MILLISECONDS);
      assertThat(direct.value("SELECT COUNT(*) FROM t")).isEqualTo("0");
      proxy.blackHole(false);
      assertThat(answer).succeedsWithin(30, TimeUnit.SECONDS);
      assertThat(direct.value("SELECT COUNT(*) FROM t")).isEqualTo("1");
    }
  }

  @Test
  void newConnectionsAreRefusedForATime() throws Exception {
    try (Connection there = DataSources.connect(schema.database())) {
      proxy.refuseFor(Duration.ofSeconds(2));

      assertThatThrownBy(() -> schema.value("SELECT 1"))
          .isInstanceOf(DatabaseException.class)
          .hasRootCauseMessage("Connection refused");
      execute(there, "SELECT 1");
      Thread.sleep(2500);
      assertThat(schema.value("SELECT 1")).isEqualTo("1");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void unchecked(Connection connection, String sql) {
    try {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
