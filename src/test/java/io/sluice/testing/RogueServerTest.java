package io.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for files gets them from whoever gives them, and none from Sluice. */
@Timeout(60)
class RogueServerTest {

  private static final String SECRET = "not for others ".repeat(5_000);
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void setUp() throws IOException {
    file = Files.writeString(directory.resolve("secret"), SECRET);
  }

  @Test
  void aDriverThatMayGivesTheFileAsSoonAsItConnects() throws Exception {
    try (RogueServer server = RogueServer.wanting(file)) {
      gullible(server.database("d")).close();

      assertThat(server.received()).asString().isEqualTo(SECRET);
    }
  }

  @Test
  void aDriverThatMayGivesTheFileAtAStatement() throws Exception {
    int queries;
    try (RogueServer server = RogueServer.wanting(file, NEVER)) {
      gullible(server.database("d")).close();
      queries = server.queries();
    }
    try (RogueServer server = RogueServer.wanting(file, queries + 1)) {
      try (Connection connection = gullible(server.database("d"))) {
        assertThat(server.requests()).isZero();
        select(connection);
      }

      assertThat(server.received()).asString().isEqualTo(SECRET);
    }
  }

  @Test
  void sluiceGivesNothingWhenItConnects() throws Exception {
    try (RogueServer server = RogueServer.wanting(file)) {
      // The driver looks no closer at the reply to its first query than whether it is an error.
      server.database("d").dataSource().getConnection().close();

      assertThat(server.requests()).isEqualTo(1);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void sluiceGivesNothingAtAStatement() throws Exception {
    int queries;
    try (RogueServer server = RogueServer.wanting(file, NEVER)) {
      server.database("d").dataSource().getConnection().close();
      queries = server.queries();
    }
    try (RogueServer server = RogueServer.wanting(file, queries + 1)) {
      try (Connection connection = server.database("d").dataSource().getConnection()) {
        assertThat(server.requests()).isZero();
        assertThatThrownBy(() -> select(connection))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("allowLoadLocalInfile");
      }

      assertThat(server.requests()).isEqualTo(1);
      assertThat(server.received()).isEmpty();
    }
  }

  private static void select(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private static Connection gullible(Database database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://%s/%s?user=%s&sslMode=DISABLED&allowLoadLocalInfile=true"
            .formatted(database.address(), database.name(), database.user()));
  }
}
