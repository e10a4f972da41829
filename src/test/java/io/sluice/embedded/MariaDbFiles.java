package io.sluice.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The program files of the embedded MariaDB, for tests that run a server of their own with them.
 *
 * @param directory where they have been unpacked
 * @param server the server
 * @param share the directory with the statements that make a new server's own tables
 */
public record MariaDbFiles(Path directory, Path server, Path share) {

  /** Unpacks them below a directory, unless they have been. */
  public static MariaDbFiles in(Path home) throws IOException {
    Distribution files = Distribution.unpackInto(home.toAbsolutePath());
    return new MariaDbFiles(files.directory(), files.server(), files.share());
  }
}
