package io.sluice.testing.server;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL out of Maven's repository. */
public final class PostgresServer implements TestServer {

  private static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** One that answers. */
  public static PostgresServer start() throws IOException {
    return new PostgresServer(EmbeddedPostgres.start());
  }

  @Override
  public Database database(String name) {
    return new Database(
        Engine.POSTGRESQL,
        "127.0.0.1",
        server.getPort(),
        name,
        USER,
        new Password.None(),
        Tls.DISABLED);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
