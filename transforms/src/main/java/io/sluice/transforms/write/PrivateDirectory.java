package io.sluice.transforms.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that nobody else can look into, for the one file that goes to the server. The server
 * may ask for any file in it, so that each writer has its own.
 *
 * @param path its real path, as the driver compares it
 */
record PrivateDirectory(Path path) implements AutoCloseable {

  static PrivateDirectory create() throws IOException {
    // Java makes temporary directories for their owner alone.
    return new PrivateDirectory(Files.createTempDirectory("sluice-rows").toRealPath());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve(LoadDataInsert.FILE));
    Files.deleteIfExists(path);
  }
}
