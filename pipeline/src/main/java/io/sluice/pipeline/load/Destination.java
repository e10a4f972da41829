package io.sluice.pipeline.load;

import io.sluice.pipeline.OptionException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns the options that say where to into a database. */
public final class Destination {

  static final int DEFAULT_PORT = 3306;

  /** The variable of the environment in which a password is looked for. */
  public static final String PASSWORD_VARIABLE = "SLUICE_PASSWORD";

  private Destination() {}

  /**
   * The database that the options name; empty where they name no host.
   *
   * @throws OptionException when one is missing or has a bad value
   */
  static Optional<Database> of(TableOptions options) {
    String name = SpecReader.identifier("--database", options.getDatabase());
    if (options.getHost() == null) {
      refuseWithoutHost("--user", options.getUser());
      refuseWithoutHost("--passwordFile", options.getPasswordFile());
      refuseWithoutHost("--tls", options.getTls());
      refuseWithoutHost("--port", options.getPort() == DEFAULT_PORT ? null : options.getPort());
      return Optional.empty();
    }
    if (options.getUser() == null) {
      throw new OptionException("--user is missing: --host needs it.");
    }
    try {
      return Optional.of(
          new Database(
              options.getHost(),
              options.getPort(),
              name,
              options.getUser(),
              password(options),
              tls(options)));
    } catch (IllegalArgumentException e) {
      throw new OptionException("--host or --port: " + e.getMessage() + ".");
    }
  }

  /** Nobody is to load into the embedded database who has only forgotten the host. */
  private static void refuseWithoutHost(String option, Object value) {
    if (value != null) {
      throw new OptionException(option + " is given without --host.");
    }
  }

  private static Password password(TableOptions options) {
    if (options.getPasswordFile() != null) {
      return new Password.FromFile(Path.of(options.getPasswordFile()).toAbsolutePath().toString());
    }
    return System.getenv(PASSWORD_VARIABLE) == null
        ? new Password.None()
        : new Password.FromEnvironment(PASSWORD_VARIABLE);
  }

  private static Tls tls(TableOptions options) {
    if (options.getTls() != null) {
      return options.getTls();
    }
    return isThisMachine(options.getHost()) ? Tls.PREFERRED : Tls.REQUIRED;
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
