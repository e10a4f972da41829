package io.sluice.embedded;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * A bundled MariaDB server, as a child process that listens on this machine only. Its data stays in
 * its home directory between runs. Each start creates a new password in a file there, readable by
 * its owner only. A server left behind by a killed run is stopped at the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The default home directory, relative to the working directory. */
  public static final Path HOME = Path.of(".sluice", "mariadb");

  private static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "sluice";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final int POLL_MS = 50;

  /** The file with the port, which exists while the server answers. */
  private static final String PORT_FILE = "port";

  /**
   * Leaves only the user that {@link Secret} creates: MariaDB's system tables come with a root
   * user.
   */
  private static final String WITHOUT_USERS = "DELETE FROM mysql.global_priv;\n";

  private final HomeLock lock;
  private final Server server;
  private final Secret secret;
  private final int port;
  private final Thread stopAtExit;

  private EmbeddedDatabase(HomeLock lock, Server server, Secret secret, int port) {
    this.lock = lock;
    this.server = server;
    this.secret = secret;
    this.port = port;
    this.stopAtExit = new Thread(this::stop, "stop embedded database");
    Runtime.getRuntime().addShutdownHook(stopAtExit);
  }

  /** Whether a home directory contains a database. */
  public static boolean existsIn(Path home) {
    return Files.isDirectory(home.resolve("data"));
  }

  /**
   * Finds the server that another run of Sluice has started and is using, for a look into it.
   *
   * @param name the database on it
   * @return empty if no run is using the home directory; then the server can be started
   * @throws DatabaseException if the server of another run does not answer yet
   */
  public static Optional<Database> ofOtherRun(Path home, String name) {
    Path absolute = home.toAbsolutePath().normalize();
    if (!HomeLock.isTaken(absolute)) {
      return Optional.empty();
    }
    try {
      int port = Integer.parseInt(Files.readString(absolute.resolve(PORT_FILE)).strip());
      return Optional.of(database(port, Secret.passwordFile(absolute), name));
    } catch (IOException | NumberFormatException e) {
      throw new DatabaseException(
          "The embedded database in %s is being started or stopped by another run of Sluice; try again in a few seconds."
              .formatted(LogSanitizer.of(absolute.toString())),
          e);
    }
  }

  /**
   * Waits until no other run is using the home directory, if its server has stopped or is stopping.
   *
   * @return false if another run goes on using it
   */
  public static boolean awaitEnd(Path home, Duration timeout) throws InterruptedException {
    Path absolute = home.toAbsolutePath().normalize();
    Instant deadline = Instant.now().plus(timeout);
    while (HomeLock.isTaken(absolute)) {
      boolean isRunning = Files.exists(absolute.resolve(PORT_FILE));
      if (isRunning || Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(POLL_MS);
    }
    return true;
  }

  /**
   * Starts the server. The first start in a home directory also unpacks it and creates its tables,
   * which takes seconds.
   *
   * @param home the home directory
   * @throws DatabaseException if it cannot be started, or another process is using it
   */
  public static EmbeddedDatabase start(Path home) {
    Path absolute = home.toAbsolutePath().normalize();
    HomeLock lock = HomeLock.take(absolute);
    try {
      Server.stopLeftOvers(absolute);
      Files.deleteIfExists(absolute.resolve(PORT_FILE));
      Distribution distribution = Distribution.unpackInto(absolute);
      makeTables(distribution, absolute);
      EmbeddedDatabase database = startServer(lock, distribution, absolute);
      database.waitUntilItAnswers();
      Files.writeString(absolute.resolve(PORT_FILE), database.port + "\n");
      return database;
    } catch (DatabaseException e) {
      lock.release();
      throw e;
    } catch (IOException e) {
      lock.release();
      throw failed(absolute, e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lock.release();
      throw failed(absolute, "interrupted", e);
    }
  }

  /** The connection settings of a database on this server. */
  public Database database(String name) {
    return database(port, secret.passwordFile(), name);
  }

  private static Database database(int port, Path passwordFile, String name) {
    return new Database(
        LOOPBACK, port, name, USER, new Password.FromFile(passwordFile.toString()), Tls.DISABLED);
  }

  @Override
  public void close() {
    stop();
    lock.release();
    try {
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    } catch (IllegalStateException e) {
      // The JVM is already shutting down.
    }
  }

  private void stop() {
    try {
      Files.deleteIfExists(secret.passwordFile().resolveSibling(PORT_FILE));
    } catch (IOException e) {
      // The next start deletes it; until then, a look into the server fails with a sentence.
    }
    server.stop();
  }

  private static void makeTables(Distribution distribution, Path home)
      throws IOException, InterruptedException {
    Path data = home.resolve("data");
    if (Files.isDirectory(data)) {
      return;
    }
    // Create it under another name first, so that an existing directory is always complete.
    Path unfinished = home.resolve("data.unfinished");
    FileUtils.deleteDirectory(unfinished.toFile());
    Files.createDirectories(unfinished);
    Path statements = home.resolve("tables.sql");
    Files.writeString(statements, "CREATE DATABASE mysql;\nUSE mysql;\n");
    for (String file :
        List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql")) {
      Files.write(
          statements,
          Files.readAllBytes(distribution.share().resolve(file)),
          StandardOpenOption.APPEND);
    }
    Files.writeString(statements, WITHOUT_USERS, StandardOpenOption.APPEND);
    Path log = home.resolve("mariadb.log");
    Server server = Server.start(distribution, unfinished, log, statements, "--bootstrap");
    if (server.waitFor() != 0) {
      throw failed(home, server.lastError(), null);
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static EmbeddedDatabase startServer(HomeLock lock, Distribution distribution, Path home)
      throws IOException {
    Secret secret = Secret.create(home, USER);
    int port = freePort();
    Server server =
        Server.start(
            distribution,
            home.resolve("data"),
            home.resolve("mariadb.log"),
            null,
            "--bind-address=" + LOOPBACK,
            "--port=" + port,
            // No socket: its path is limited to 107 bytes, which a home may exceed.
            "--socket=",
            "--pid-file=" + home.resolve("pid"),
            "--init-file=" + secret.statementsFile(),
            "--max-allowed-packet=64M",
            "--innodb-buffer-pool-size=256M",
            "--innodb-log-file-size=256M",
            "--skip-log-bin",
            // TLS is not needed on the loopback interface, and making a certificate takes seconds
            // at each start.
            "--skip-ssl");
    return new EmbeddedDatabase(lock, server, secret, port);
  }

  private void waitUntilItAnswers() throws InterruptedException {
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    while (true) {
      try (Connection connection = DataSources.forWriting(database("")).getConnection()) {
        if (connection.isValid(0)) {
          return;
        }
      } catch (SQLException e) {
        if (!server.isAlive() || Instant.now().isAfter(deadline)) {
          close();
          throw failed(secret.passwordFile().getParent(), server.lastError(), e);
        }
      }
      Thread.sleep(POLL_MS);
    }
  }

  private static DatabaseException failed(Path home, String why, Exception cause) {
    return new DatabaseException(
        LogSanitizer.of(
            "The embedded database in %s cannot be started (%s); name a server with --host instead."
                .formatted(home, why)),
        cause);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }
}
