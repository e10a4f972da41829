package io.sluice.transforms.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that nobody else can look into, for the one file that goes to the server. The server
 * may ask for any file in it, so that each writer has its own. It is deleted when it is closed, or
 * else when the JVM ends: a run that fails ends it in the midst of other writers' work.
 */
final class PrivateDirectory implements AutoCloseable {

  private final Path path;
  private final Thread atExit = new Thread(this::deleteAtExit, "delete rows");

  private PrivateDirectory(Path path) {
    this.path = path;
  }

  static PrivateDirectory create() throws IOException {
    // Java makes temporary directories for their owner alone.
    PrivateDirectory directory =
        new PrivateDirectory(Files.createTempDirectory("sluice-rows").toRealPath());
    Runtime.getRuntime().addShutdownHook(directory.atExit);
    return directory;
  }

  /** Its real path, as the driver compares it. */
  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook finds nothing any more.
    }
  }

  private void deleteAtExit() {
    try {
      // The writer may be at work yet, and is to find no place for another file.
      delete(Files.move(path, path.resolveSibling(path.getFileName() + "-ended")));
    } catch (IOException e) {
      // Nobody is there to be told.
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(LoadDataInsert.FILE));
    Files.deleteIfExists(directory);
  }
}
