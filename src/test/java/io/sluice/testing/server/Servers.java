package io.sluice.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test method a fresh schema on the server that the build names with {@code
 * sluice.test.server}: {@code mariadb}, {@code mariadb-debian}, {@code mysql} or {@code
 * postgresql}. The server starts before the first and stops after the last test of the JVM.
 */
public final class Servers implements ParameterResolver, ExecutionCondition {

  private static final String KIND = System.getProperty("sluice.test.server", "mariadb");

  /** What kind of server the build names. */
  public static String kind() {
    return KIND;
  }

  /** Sluice scans tables of PostgreSQL, and does not load into them. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean isOfScan = context.getRequiredTestClass().getName().startsWith("io.sluice.scan.");
    return KIND.equals("postgresql") && !isOfScan
        ? ConditionEvaluationResult.disabled("not for PostgreSQL")
        : ConditionEvaluationResult.enabled(KIND);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Schema.class;
  }

  @Override
  public Schema resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestServer server =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Servers.class))
            .getOrComputeIfAbsent(TestServer.class, key -> start(), TestServer.class);
    return Schema.fresh(server);
  }

  /** An empty directory for a server. */
  static Path newHome() throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "it"));
    return Files.createTempDirectory(directory, "server").toAbsolutePath();
  }

  /** What a test starts that wants a server of its own. */
  static ServerProgram ownProgram() throws IOException {
    return switch (KIND) {
      case "mariadb" -> MariaDbProgram.bundled();
      case "mariadb-debian" -> MariaDbProgram.debian();
      // A server that has just started has no passwords in its cache, and wants TLS to fill it.
      case "mysql" -> new MySqlProgram("mysql_native_password");
      default -> throw new IllegalStateException("no such server: " + KIND);
    };
  }

  private static TestServer start() {
    try {
      return switch (KIND) {
        case "postgresql" -> PostgresServer.start();
        case "mysql" ->
            KillableServer.running(
                new MySqlProgram("caching_sha2_password"),
                "--innodb-buffer-pool-size=256M",
                "--innodb-redo-log-capacity=256M");
        default ->
            KillableServer.running(
                ownProgram(), "--innodb-buffer-pool-size=256M", "--innodb-log-file-size=256M");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
