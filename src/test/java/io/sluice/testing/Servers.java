package io.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test method a fresh schema on the server that the build names with {@code
 * sluice.test.server}: {@code mariadb} or {@code mysql}. The server starts before the first and
 * stops after the last test of the JVM.
 */
public final class Servers implements ParameterResolver {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

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
    // Not test_…: in schemas of that name every user of a MariaDB may do everything.
    return new Schema(server.database("schema_" + SCHEMAS.incrementAndGet()));
  }

  private static TestServer start() {
    try {
      Path directory =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "server");
      String kind = System.getProperty("sluice.test.server", "mariadb");
      return switch (kind) {
        case "mariadb" -> MariaDbServer.start(directory);
        case "mysql" -> MySqlServer.start(Path.of("target", "mysql"), directory);
        default -> throw new IllegalStateException("no such server: " + kind);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
