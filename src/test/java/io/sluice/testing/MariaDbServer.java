package io.sluice.testing;

import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.transforms.jdbc.Database;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** The MariaDB that Sluice brings along. */
final class MariaDbServer implements TestServer {

  private final Path directory;
  private final EmbeddedDatabase server;

  private MariaDbServer(Path directory) {
    this.directory = directory;
    this.server = EmbeddedDatabase.start(directory);
  }

  static MariaDbServer start(Path directory) {
    return new MariaDbServer(directory);
  }

  @Override
  public Database database(String name) {
    return server.database(name);
  }

  /** Stops it and deletes it, which is most of a gigabyte. */
  @Override
  public void close() {
    server.close();
    FileUtils.deleteQuietly(directory.toFile());
  }
}
