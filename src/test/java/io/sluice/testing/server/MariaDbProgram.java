package io.sluice.testing.server;

import io.sluice.embedded.MariaDbFiles;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB: the bundled one, unpacked once for all tests, or Debian's.
 *
 * @param files its program files, which several servers may share
 */
public record MariaDbProgram(MariaDbFiles files) implements ServerProgram {

  private static final String USER = "tester";
  private static final String PASSWORD = "only for tests";

  /** The bundled one. */
  public static MariaDbProgram bundled() throws IOException {
    return new MariaDbProgram(MariaDbFiles.in(Path.of("target", "mariadb")));
  }

  /** The one of Debian's package mariadb-server-core. */
  public static MariaDbProgram debian() {
    return new MariaDbProgram(
        new MariaDbFiles(
            Path.of("/usr"), Path.of("/usr/sbin/mariadbd"), Path.of("/usr/share/mysql")));
  }

  @Override
  public void makeTables(Path home) throws IOException, InterruptedException {
    Files.writeString(passwordFile(home), PASSWORD);
    Files.createDirectories(home.resolve("data"));
    Path statements = home.resolve("tables.sql");
    Files.writeString(statements, "CREATE DATABASE mysql;\nUSE mysql;\n");
    for (String tables : List.of("system_tables", "performance_tables", "system_tables_data")) {
      Files.write(statements, Files.readAllBytes(sql(tables)), StandardOpenOption.APPEND);
    }
    Files.writeString(
        statements,
        """
        DELETE FROM mysql.global_priv;
        FLUSH PRIVILEGES;
        GRANT ALL ON *.* TO '%s'@'localhost' IDENTIFIED BY '%s' WITH GRANT OPTION;
        """
            .formatted(USER, PASSWORD),
        StandardOpenOption.APPEND);
    Process process = command(home, "--bootstrap").redirectInput(statements.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("MariaDB made no tables, see " + home);
    }
  }

  @Override
  public ProcessBuilder server(Path home) {
    return command(
        home,
        // Else it makes a certificate at each start, which takes seconds.
        "--skip-ssl",
        "--max-allowed-packet=64M",
        "--innodb-log-file-size=64M");
  }

  @Override
  public Database database(Path home, int port, String name) {
    return new Database(
        "127.0.0.1",
        port,
        name,
        USER,
        new Password.FromFile(passwordFile(home).toString()),
        Tls.DISABLED);
  }

  /** MariaDB 11 has renamed the files. */
  private Path sql(String tables) {
    Path file = files.share().resolve("mariadb_" + tables + ".sql");
    return Files.exists(file) ? file : files.share().resolve("mysql_" + tables + ".sql");
  }

  private static Path passwordFile(Path home) {
    return home.resolve("password").toAbsolutePath();
  }

  private ProcessBuilder command(Path home, String... options) {
    List<String> command = new ArrayList<>();
    command.add(files.server().toString());
    command.add("--no-defaults");
    command.add("--basedir=" + files.directory());
    command.add("--lc-messages-dir=" + files.share());
    command.add("--datadir=" + home.resolve("data").toAbsolutePath());
    command.add("--tmpdir=" + ServerProgram.temporary(home));
    command.add("--character-set-server=utf8mb4");
    command.addAll(List.of(options));
    ProcessBuilder process = ServerProgram.process(home, command);
    process.environment().put("LD_LIBRARY_PATH", files.directory().resolve("libs").toString());
    return process;
  }
}
