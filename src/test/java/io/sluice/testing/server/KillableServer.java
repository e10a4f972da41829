package io.sluice.testing.server;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.DataSources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * A server of one test's own, of the kind that the build names, which the test may kill, freeze and
 * start again: the port and the committed data stay the same. Threads may share it.
 */
public final class KillableServer implements TestServer {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final int POLL_MS = 50;

  private final ServerProgram program;
  private final Path home;
  private final List<String> options;
  private final int port = Ports.free();
  private final Thread killAtExit = new Thread(this::kill, "kill server");
  private volatile Process process;

  private KillableServer(ServerProgram program, Path home, List<String> options) {
    this.program = program;
    this.home = home;
    this.options = options;
    Runtime.getRuntime().addShutdownHook(killAtExit);
  }

  /**
   * A new server that answers.
   *
   * @param options more options of the server, such as {@code --max-allowed-packet=64K}
   */
  public static KillableServer running(String... options) throws IOException {
    return running(Servers.ownProgram(), options);
  }

  /** The same of a program that is not asked for by the build. */
  public static KillableServer running(ServerProgram program, String... options)
      throws IOException {
    Path home = Servers.newHome();
    KillableServer server = new KillableServer(program, home, List.of(options));
    try {
      program.makeTables(home);
      server.start();
      return server;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again, with its port, its data and its options; it answers when this returns. */
  public synchronized void start() throws IOException, InterruptedException {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("it runs");
    }
    ProcessBuilder builder = program.server(home);
    builder
        .command()
        .addAll(
            List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // None: clients use the port, and its name would be too long.
                "--socket=",
                "--pid-file=" + home.resolve("pid"),
                "--skip-log-bin",
                // Processes are killed here, machines are not: what is written is not lost.
                "--innodb-flush-method=nosync",
                "--innodb-buffer-pool-size=64M"));
    builder.command().addAll(options);
    process = builder.start();
    waitUntilItAnswers();
  }

  /** Ends its process at once (SIGKILL). */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Asks it to shut down (SIGTERM), and waits until all is in its files. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** The directory of its data. */
  public Path data() {
    return home.resolve("data");
  }

  /** Halts its process (SIGSTOP): connections stay open, and nothing answers. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** A schema on it that no other test has, and that is not there until somebody creates it. */
  public Schema schema() {
    return Schema.fresh(this);
  }

  @Override
  public Database database(String name) {
    return program.database(home, port, name);
  }

  /** Kills it and deletes its data; its log stays in {@code target/it}. */
  @Override
  public void close() {
    kill();
    FileUtils.deleteQuietly(data().toFile());
    Runtime.getRuntime().removeShutdownHook(killAtExit);
  }

  private void signal(String name) throws IOException, InterruptedException {
    String command = "kill -" + name + " " + process.pid();
    if (new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("failed: " + command);
    }
  }

  private void waitUntilItAnswers() throws InterruptedException {
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    while (true) {
      try {
        DataSources.forWriting(database("")).getConnection().close();
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          kill();
          throw new IllegalStateException("The server did not start, see " + home, e);
        }
        Thread.sleep(POLL_MS);
      }
    }
  }
}
