package io.sluice.bench.scan.memory;

import io.sluice.testing.server.KillableServer;
import io.sluice.testing.server.MariaDbProgram;
import io.sluice.testing.server.MySqlProgram;
import io.sluice.testing.server.PostgresServer;
import io.sluice.testing.server.TestServer;
import java.io.IOException;

/** The servers whose tables are read. */
public enum MemoryServer {
  MYSQL("MySQL"),
  MARIADB("MariaDB"),
  POSTGRESQL("PostgreSQL");

  private final String label;

  MemoryServer(String label) {
    this.label = label;
  }

  /** Its name. */
  String label() {
    return label;
  }

  /** A new one that answers. */
  TestServer start() throws IOException {
    return switch (this) {
      case MYSQL ->
          KillableServer.running(
              new MySqlProgram("mysql_native_password"),
              "--innodb-buffer-pool-size=1G",
              "--innodb-redo-log-capacity=1G");
      case MARIADB ->
          KillableServer.running(
              MariaDbProgram.bundled(),
              "--innodb-buffer-pool-size=1G",
              "--innodb-log-file-size=1G");
      case POSTGRESQL -> PostgresServer.start();
    };
  }
}
