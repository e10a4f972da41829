package io.sluice.testing.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.DataSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that asks for files gets them from whoever gives them, and none from Sluice. */
@Timeout(60)
class RogueServerTest {

  private static final String SECRET = "not for others ".repeat(5_000);
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir private Path directory;
  private Path file;
  private Path sendsFrom;

  @BeforeEach
  void setUp() throws IOException {
    // The driver compares real paths.
    directory = directory.toRealPath();
    sendsFrom = directory;
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
      DataSources.forWriting(server.database("d")).getConnection().close();

      assertThat(server.requests()).isEqualTo(1);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void sluiceGivesNothingAtAStatement() throws Exception {
    int queries;
    try (RogueServer server = RogueServer.wanting(file, NEVER)) {
      DataSources.forWriting(server.database("d")).getConnection().close();
      queries = server.queries();
    }
    try (RogueServer server = RogueServer.wanting(file, queries + 1)) {
      try (Connection connection = DataSources.forWriting(server.database("d")).getConnection()) {
        assertThat(server.requests()).isZero();
        assertThatThrownBy(() -> select(connection))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("allowLoadLocalInfile");
      }

      assertThat(server.requests()).isEqualTo(1);
      assertThat(server.received()).isEmpty();
    }
  }

  /** A connection that may send the files of one directory, as writers have it. */
  @Test
  void sluiceGivesWhatIsInTheDirectoryThatItSendsFrom() throws Exception {
    assertThat(sent(file)).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"outside", "in/../outside", "in/link", "in/links/outside"})
  void sluiceGivesNothingElse(String wanted) throws Exception {
    Path outside = Files.writeString(directory.resolve("outside"), SECRET);
    Path in = Files.createDirectory(directory.resolve("in"));
    Files.createSymbolicLink(in.resolve("link"), outside);
    Files.createSymbolicLink(in.resolve("links"), directory);
    sendsFrom = in;

    assertThat(sent(Path.of(directory + "/" + wanted))).isEmpty();
  }

  /** What a server gets that asks for a file when a writer has sent a statement. */
  private String sent(Path wanted) throws Exception {
    int queries;
    try (RogueServer server = RogueServer.wanting(wanted, NEVER)) {
      DataSources.forLocalInfile(server.database("d"), sendsFrom).getConnection().close();
      queries = server.queries();
    }
    try (RogueServer server = RogueServer.wanting(wanted, queries + 1)) {
      try (Connection connection =
          DataSources.forLocalInfile(server.database("d"), sendsFrom).getConnection()) {
        select(connection);
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("is not under the safe path");
      }

      assertThat(server.requests()).isEqualTo(1);
      return new String(server.received(), StandardCharsets.UTF_8);
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
