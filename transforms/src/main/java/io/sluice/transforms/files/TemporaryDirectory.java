package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JVM's directory for temporary files. */
public final class TemporaryDirectory {

  /** Enough to detect a full disk, which often still accepts a name but no contents. */
  private static final int PROBE_BYTES = 1 << 16;

  private TemporaryDirectory() {}

  /** The directory's path. */
  public static Path path() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /**
   * Checks that files can be written there.
   *
   * @param bytes the minimum of free space
   * @throws TemporaryFileException if they cannot be written, or there is less space
   */
  public static void check(long bytes) {
    try {
      Path file = Files.createTempFile(path(), "sluice", "");
      try {
        Files.write(file, new byte[PROBE_BYTES]);
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
