package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that nobody else can look into. It is deleted with all that is in it when it is
 * closed, or else when the JVM ends: a run that fails ends it in the midst of other workers' work.
 */
public final class PrivateDirectory implements AutoCloseable {

  private final Path path;
  private final Thread atExit = new Thread(this::deleteAtExit, "delete temporary files");

  private PrivateDirectory(Path path) {
    this.path = path;
  }

  /**
   * Creates one in the machine's temporary directory.
   *
   * @throws TemporaryFileException when that cannot be done
   */
  public static PrivateDirectory create() {
    PrivateDirectory directory = new PrivateDirectory(createPath());
    Runtime.getRuntime().addShutdownHook(directory.atExit);
    return directory;
  }

  private static Path createPath() {
    try {
      // Java creates temporary directories for their owner alone.
      return Files.createTempDirectory(TemporaryDirectory.path(), "sluice-rows").toRealPath();
    } catch (IOException e) {
      throw TemporaryFileException.ofDirectory(TemporaryDirectory.path(), e);
    }
  }

  /** Its real path, as the driver compares it. */
  public Path path() {
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
      // The worker may be at work yet, and is to find no place for another file.
      delete(Files.move(path, path.resolveSibling(path.getFileName() + "-ended")));
    } catch (IOException e) {
      // Nobody is there to be told.
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
