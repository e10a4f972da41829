package io.sluice.bench.scan;

import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is on this machine besides Java.
 *
 * @param mysql MySQL's client, or MariaDB's
 * @param python a Python that has Django and MySQLdb
 */
record Tools(Optional<Path> mysql, Optional<Path> python) {

  /** Looks for them. */
  static Tools find() throws InterruptedException {
    return new Tools(findMysql(), findPython());
  }

  private static Optional<Path> findMysql() throws InterruptedException {
    Path unpacked = Repository.file("target/mysql/bin/mysql");
    if (Files.exists(unpacked)) {
      unpacked.toFile().setExecutable(true);
    }
    for (Path client : List.of(unpacked, Path.of("mysql"), Path.of("mariadb"))) {
      if (finds(client.toString(), "--no-defaults", "--version")) {
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }

  /** Debian's packages are seen by Debian's Python only. */
  private static Optional<Path> findPython() throws InterruptedException {
    for (Path python : List.of(Path.of("python3"), Path.of("/usr/bin/python3"))) {
      if (finds(python.toString(), "-c", "import django, MySQLdb")) {
        return Optional.of(python);
      }
    }
    return Optional.empty();
  }

  private static boolean finds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }
}
