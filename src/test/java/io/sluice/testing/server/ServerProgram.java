package io.sluice.testing.server;

import io.sluice.transforms.jdbc.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A database server as a program that can be started. Its data are in {@code data} of its home. */
public interface ServerProgram {

  /**
   * Makes the server's own tables, and a user who may do everything.
   *
   * @param home an empty directory
   */
  void makeTables(Path home) throws IOException, InterruptedException;

  /** The server on those tables. Options may be added to its command, and win. */
  ProcessBuilder server(Path home);

  /** A database on the server, as that user sees it. */
  Database database(Path home, int port, String name);

  /** A process of a server that lives in a home, whose words go to a log there. */
  static ProcessBuilder process(Path home, List<String> command) {
    List<String> words = new ArrayList<>(command);
    if (System.getProperty("user.name").equals("root")) {
      // A server refuses to run as root unless it is told so.
      words.add("--user=root");
    }
    Path log = home.resolve("server.log");
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** A server's own directory for temporary files: one that starts deletes what is in there. */
  static Path temporary(Path home) {
    try {
      return Files.createDirectories(home.resolve("tmp")).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
