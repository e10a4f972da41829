package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns the connection options into a database. */
public final class NamedDatabase {

  private static final int MYSQL_PORT = 3306;
  private static final int POSTGRESQL_PORT = 5432;

  /** The environment variable that may hold the password. */
  public static final String PASSWORD_VARIABLE = "SLUICE_PASSWORD";

  private NamedDatabase() {}

  /**
   * Returns the database that the options name; empty if they name no host.
   *
   * @param engine the kind of server
   * @throws OptionException if an option is missing or has a bad value
   */
  public static Optional<Database> of(DatabaseOptions options, Engine engine) {
    String name = NameOption.checked("--database", options.getDatabase(), engine);
    if (options.getHost() == null) {
      refuseWithoutHost("--user", options.getUser());
      refuseWithoutHost("--passwordFile", options.getPasswordFile());
      refuseWithoutHost("--tls", options.getTls());
      refuseWithoutHost("--port", options.getPort());
      return Optional.empty();
    }
    if (options.getUser() == null) {
      throw new OptionException("--user is missing: --host needs it.");
    }
    ServerAddress address = ServerAddress.of(options.getHost());
    try {
      return Optional.of(
          new Database(
              engine,
              address.host(),
              port(options, address, engine),
              name,
              options.getUser(),
              password(options),
              tls(options, address)));
    } catch (IllegalArgumentException e) {
      throw new OptionException("--host or --port: " + e.getMessage() + ".");
    }
  }

  /** Rejects options that need --host: a forgotten host must not select the embedded database. */
  private static void refuseWithoutHost(String option, Object value) {
    if (value != null) {
      throw new OptionException(option + " is given without --host.");
    }
  }

  private static int port(DatabaseOptions options, ServerAddress address, Engine engine) {
    if (address.port().isPresent() && options.getPort() != null) {
      throw new OptionException(
          "--host=%s and --port=%d both name a port; leave one out."
              .formatted(options.getHost(), options.getPort()));
    }
    if (options.getPort() != null) {
      return options.getPort();
    }
    if (address.port().isPresent()) {
      return address.port().get();
    }
    return engine == Engine.MYSQL ? MYSQL_PORT : POSTGRESQL_PORT;
  }

  private static Password password(DatabaseOptions options) {
    if (options.getPasswordFile() != null) {
      return new Password.FromFile(Path.of(options.getPasswordFile()).toAbsolutePath().toString());
    }
    return System.getenv(PASSWORD_VARIABLE) == null
        ? new Password.None()
        : new Password.FromEnvironment(PASSWORD_VARIABLE);
  }

  private static Tls tls(DatabaseOptions options, ServerAddress address) {
    if (options.getTls() != null) {
      return options.getTls();
    }
    return isThisMachine(address.host()) ? Tls.PREFERRED : Tls.REQUIRED;
  }

  private static boolean isThisMachine(String host) {
    try {
      return host.equals("localhost")
          || host.matches("[0-9.]+|\\[.*]") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
