package io.sluice.runner;

import com.github.luben.zstd.util.Native;
import io.sluice.transforms.files.TemporaryDirectory;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the native libraries in the jar: snappy, with which Beam compresses every pipeline, and
 * zstd. They are unpacked into a directory that must not be mounted {@code noexec}, as some
 * temporary directories are.
 */
public final class NativeLibraries {

  private static final String SNAPPY_DIRECTORY = "org.xerial.snappy.tempdir";

  private NativeLibraries() {}

  /**
   * Loads them from the temporary directory or, if that fails, from the user's cache.
   *
   * @throws UncheckedIOException if neither works
   */
  public static void load() {
    Path temporary = TemporaryDirectory.path();
    if (isLoadedFrom(temporary) || isCreated(cache()) && isLoadedFrom(cache())) {
      return;
    }
    throw new UncheckedIOException(
        LogSanitizer.of(
            ("Cannot execute files in the temporary directory %s or in %s, where libraries are"
                    + " unpacked; name another directory with java -Djava.io.tmpdir=<directory>.")
                .formatted(temporary, cache())),
        new IOException("no executable directory"));
  }

  /** Loads zstd first, because only zstd can be retried from another directory. */
  private static boolean isLoadedFrom(Path directory) {
    try {
      Native.load(directory.toFile());
      if (System.getProperty(SNAPPY_DIRECTORY) == null) {
        System.setProperty(SNAPPY_DIRECTORY, directory.toString());
      }
      Class.forName("org.xerial.snappy.Snappy");
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean isCreated(Path directory) {
    try {
      Files.createDirectories(directory);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path cache() {
    String named = System.getenv("XDG_CACHE_HOME");
    boolean isNamed = named != null && Path.of(named).isAbsolute();
    return (isNamed ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("sluice");
  }
}
