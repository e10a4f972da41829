package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary directory that only its owner can read. It is deleted with its contents on close, or
 * else when the JVM exits: a failed run ends the JVM while other workers are still busy.
 */
public final class PrivateDirectory implements AutoCloseable {

  private final Path path;
  private final Thread atExit = new Thread(this::deleteAtExit, "delete temporary files");

  private PrivateDirectory(Path path) {
    this.path = path;
  }

  /**
   * Creates a directory in the JVM's temporary directory.
   *
   * @throws TemporaryFileException if it cannot be created
   */
  public static PrivateDirectory create() {
    PrivateDirectory directory = new PrivateDirectory(createPath());
    Runtime.getRuntime().addShutdownHook(directory.atExit);
    return directory;
  }

  private static Path createPath() {
    try {
      // Java gives only the owner access to temporary directories.
      return Files.createTempDirectory(TemporaryDirectory.path(), "sluice-rows").toRealPath();
    } catch (IOException e) {
      throw TemporaryFileException.ofDirectory(TemporaryDirectory.path(), e);
    }
  }

  /** The real path; the MySQL driver compares real paths. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is exiting; the hook will find nothing to delete.
    }
  }

  private void deleteAtExit() {
    try {
      // A worker may still be running; it must not create another file here.
      delete(Files.move(path, path.resolveSibling(path.getFileName() + "-ended")));
    } catch (IOException e) {
      // Too late to report it.
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(directory)) {
      files = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
