package io.sluice.testing.server;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The MySQL 8.0 that the profiles "mysql" and "bench" unpack.
 *
 * @param authentication how its user logs in: {@code caching_sha2_password}, the server's own
 *     choice, or {@code mysql_native_password}, for which no connection needs TLS
 */
public record MySqlProgram(String authentication) implements ServerProgram {

  private static final Path DISTRIBUTION = Path.of("target", "mysql");
  private static final String PASSWORD = "only for tests";

  @Override
  public void makeTables(Path home) throws IOException, InterruptedException {
    Files.writeString(passwordFile(home), PASSWORD);
    Path statements =
        Files.writeString(
            home.resolve("user.sql"),
            "ALTER USER root@localhost IDENTIFIED WITH %s BY '%s';\n"
                .formatted(authentication, PASSWORD));
    Process process =
        command(home, "--initialize-insecure", "--init-file=" + statements.toAbsolutePath())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("MySQL made no tables, see " + home);
    }
  }

  @Override
  public ProcessBuilder server(Path home) {
    return command(home, "--mysqlx=OFF", "--innodb-redo-log-capacity=64M");
  }

  @Override
  public Database database(Path home, int port, String name) {
    return new Database(
        "127.0.0.1",
        port,
        name,
        "root",
        new Password.FromFile(passwordFile(home).toString()),
        Tls.PREFERRED);
  }

  private static Path passwordFile(Path home) {
    return home.resolve("password").toAbsolutePath();
  }

  private static ProcessBuilder command(Path home, String... options) {
    Path mysqld = DISTRIBUTION.resolve("bin/mysqld").toAbsolutePath();
    mysqld.toFile().setExecutable(true);
    List<String> command = new ArrayList<>();
    command.add(mysqld.toString());
    command.add("--no-defaults");
    command.add("--datadir=" + home.resolve("data").toAbsolutePath());
    command.add("--tmpdir=" + ServerProgram.temporary(home));
    command.addAll(List.of(options));
    return ServerProgram.process(home, command);
  }
}
