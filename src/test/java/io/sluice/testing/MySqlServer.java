package io.sluice.testing;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A MySQL 8.0 from the distribution that the profile "mysql" unpacks. */
final class MySqlServer implements TestServer {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final String PASSWORD = "only for tests";

  private final Process process;
  private final int port;
  private final Path passwordFile;

  private MySqlServer(Process process, int port, Path passwordFile) {
    this.process = process;
    this.port = port;
    this.passwordFile = passwordFile;
  }

  /**
   * @param distribution the unpacked distribution
   * @param directory an empty directory for its data
   */
  static MySqlServer start(Path distribution, Path directory) {
    try {
      Path mysqld = distribution.resolve("bin/mysqld").toAbsolutePath();
      mysqld.toFile().setExecutable(true);
      Path data = directory.resolve("data").toAbsolutePath();
      Path log = directory.resolve("mysqld.log");
      run(log, mysqld, data, "--initialize-insecure").waitFor();
      int port = freePort();
      Process process =
          run(
              log,
              mysqld,
              data,
              "--port=" + port,
              "--bind-address=127.0.0.1",
              // The name of a socket may have no more than 107 bytes.
              "--socket=" + Files.createTempDirectory("mysql").resolve("s"),
              "--mysqlx=OFF",
              "--skip-log-bin",
              "--innodb-buffer-pool-size=256M",
              "--innodb-redo-log-capacity=256M");
      Path passwordFile = directory.resolve("password");
      MySqlServer server = new MySqlServer(process, port, passwordFile);
      server.setPassword();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Database database(String name) {
    return new Database(
        "127.0.0.1",
        port,
        name,
        "root",
        new Password.FromFile(passwordFile.toAbsolutePath().toString()),
        Tls.PREFERRED);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void setPassword() throws IOException, InterruptedException {
    Files.writeString(passwordFile, PASSWORD);
    Database withoutPassword =
        new Database("127.0.0.1", port, "mysql", "root", new Password.None(), Tls.PREFERRED);
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    while (true) {
      try (Connection connection = withoutPassword.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("ALTER USER root@localhost IDENTIFIED BY '" + PASSWORD + "'");
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("MySQL did not start", e);
        }
        Thread.sleep(200);
      }
    }
  }

  private static Process run(Path log, Path mysqld, Path data, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(mysqld.toString());
    command.add("--no-defaults");
    command.add("--datadir=" + data);
    command.addAll(List.of(options));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
