package io.sluice.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program files of the embedded MariaDB, for tests that run a server of their own with them.
 *
 * @param directory where they have been unpacked
 * @param server the server
 * @param share the directory with the statements that make a new server's own tables
 */
public record MariaDbFiles(Path directory, Path server, Path share) {

  /** Unpacks them below a directory, unless they have been; JVMs may do so at the same time. */
  public static MariaDbFiles in(Path home) throws IOException {
    Files.createDirectories(home);
    try (FileChannel others = FileChannel.open(home.resolve("lock"), CREATE, WRITE)) {
      others.lock();
      Distribution files = Distribution.unpackInto(home.toAbsolutePath());
      return new MariaDbFiles(files.directory(), files.server(), files.share());
    }
  }
}
