package io.sluice.testing;

import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.transforms.jdbc.Database;
import java.nio.file.Path;

/** The MariaDB that Sluice brings along. */
final class MariaDbServer implements TestServer {

  private final EmbeddedDatabase server;

  private MariaDbServer(EmbeddedDatabase server) {
    this.server = server;
  }

  static MariaDbServer start(Path directory) {
    return new MariaDbServer(EmbeddedDatabase.start(directory));
  }

  @Override
  public Database database(String name) {
    return server.database(name);
  }

  @Override
  public void close() {
    server.close();
  }
}
