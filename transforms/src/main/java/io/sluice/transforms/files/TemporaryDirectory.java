package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JVM's directory for temporary files. */
public final class TemporaryDirectory {

  /** Enough to notice a full disk, which often still takes a name but no contents. */
  private static final int TRIED_BYTES = 1 << 16;

  private TemporaryDirectory() {}

  /** Its path. */
  public static Path path() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /**
   * Checks that files can be written there.
   *
   * @param bytes the least space that they take
   * @throws TemporaryFileException when they cannot, or there is less space
   */
  public static void check(long bytes) {
    try {
      Path file = Files.createTempFile(path(), "sluice", "");
      try {
        Files.write(file, new byte[TRIED_BYTES]);
      } finally {
        Files.delete(file);
      }
      long free = Files.getFileStore(path()).getUsableSpace();
      if (free < bytes) {
        throw TemporaryFileException.ofSpace(path(), free, bytes);
      }
    } catch (IOException e) {
      throw TemporaryFileException.ofDirectory(path(), e);
    }
  }
}
