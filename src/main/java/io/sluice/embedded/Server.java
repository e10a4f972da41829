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

/** A MariaDB server as a process of its own, whose words go to a log file. */
final class Server {

  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final Path log;

  private Server(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param input what it reads, for a server that makes its own tables and ends; else null
   */
  static Server start(Distribution distribution, Path data, Path log, Path input, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(distribution.server().toString());
    // Must come first: nothing on this machine's other servers is to be read.
    command.add("--no-defaults");
    command.add("--basedir=" + distribution.directory());
    command.add("--lc-messages-dir=" + distribution.share());
    command.add("--datadir=" + data);
    // Of its own: a server that starts deletes what others have in theirs.
    Path temporary = data.resolveSibling("tmp");
    Files.createDirectories(temporary);
    // The option takes a list of directories, so that one with the separator cannot be named.
    if (!temporary.toString().contains(File.pathSeparator)) {
      command.add("--tmpdir=" + temporary);
    }
    command.add("--character-set-server=utf8mb4");
    if (System.getProperty("user.name").equals("root")) {
      // The server refuses to run as root unless it is told so.
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

  /** Whether it runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends it in good order. */
  void stop() {
    stop(process.toHandle());
  }

  /** The last thing that it called an error. */
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

  /** Ends what a run that was killed has left behind: any process whose program lies in a home. */
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
