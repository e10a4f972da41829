package io.sluice.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository, from whatever directory of it the tests run in. */
public final class Repository {

  private Repository() {}

  /** A file, by its path from the top. */
  public static Path file(String name) {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("run-configs"))) {
      directory = directory.getParent();
    }
    return directory.resolve(name);
  }
}
