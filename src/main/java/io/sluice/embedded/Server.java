package io.sluice.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A MariaDB server process, which logs to a file. */
final class Server {

  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final Path log;

  private Server(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a server.
   *
   * @param input the SQL script for a server that creates its system tables and ends; else null
   */
  static Server start(Distribution distribution, Path data, Path log, Path input, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(distribution.server().toString());
    // Must come first: option files for other servers on this machine must not apply.
    command.add("--no-defaults");
    command.add("--basedir=" + distribution.directory());
    command.add("--lc-messages-dir=" + distribution.share());
    command.add("--datadir=" + data);
    // A separate directory: a starting server deletes other servers' files in a shared one.
    Path temporary = data.resolveSibling("tmp");
    Files.createDirectories(temporary);
    // The option takes a list of directories, so a path that contains the separator cannot be
    // named.
    if (!temporary.toString().contains(File.pathSeparator)) {
      command.add("--tmpdir=" + temporary);
    }
    command.add("--character-set-server=utf8mb4");
    if (System.getProperty("user.name").equals("root")) {
      // The server refuses to run as root without this option.
      command.add("--user=root");
    }
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_LIBRARY_PATH", distribution.directory().resolve("libs") + "");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    return new Server(builder.start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Shuts the server down in an orderly way; kills it after a timeout. */
  void stop() {
    stop(process.toHandle());
  }

  /** The last error in its log. */
  String lastError() {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("[ERROR]"))
          .reduce((first, second) -> second)
          .map(line -> line.replaceFirst(".*\\[ERROR\\] *", ""))
          .orElse("it does not say why");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  /**
   * Stops servers that a killed run has left behind: all processes whose executable is in the home
   * directory.
   */
  static void stopLeftOvers(Path home) {
    ProcessHandle.allProcesses().filter(process -> isOf(home, process)).forEach(Server::stop);
  }

  private static boolean isOf(Path home, ProcessHandle process) {
    return process.info().command().filter(it -> Path.of(it).startsWith(home)).isPresent();
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }
}
