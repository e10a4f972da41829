package io.sluice.job;

import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.pipeline.options.DatabaseOptions;
import io.sluice.pipeline.options.NamedDatabase;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.Engine;
import java.time.Duration;
import java.util.Optional;

/**
 * The database that a command looks into. Without a named one, it is the embedded database, also
 * while another run of Sluice uses it; a database that does not exist is not created.
 */
final class LedgerDatabase {

  private LedgerDatabase() {}

  /** A server is away for minutes when it is restarted; the embedded one ends with its run. */
  private static final Duration RETRY_FOR = Duration.ofMinutes(10);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

  /** Work with a database, which can be repeated. */
  interface Work<V> {

    /**
     * Does the work.
     *
     * @param retryFor how long to retry after transient failures, once the server has answered
     */
    V in(Database database, Duration retryFor) throws InterruptedException;
  }

  /**
   * Does work with the database.
   *
   * @return the result of the work; empty if no database is named, and there is no embedded one
   */
  static <V> Optional<V> use(DatabaseOptions options, Work<V> work) throws InterruptedException {
    Optional<Database> named = NamedDatabase.of(options, Engine.MYSQL);
    if (named.isPresent()) {
      return Optional.of(work.in(named.get(), RETRY_FOR));
    }
    return EmbeddedDatabase.existsIn(EmbeddedDatabase.HOME)
        ? Optional.of(useEmbedded(options.getDatabase(), work))
        : Optional.empty();
  }

  private static <V> V useEmbedded(String name, Work<V> work) throws InterruptedException {
    try {
      Optional<Database> running = EmbeddedDatabase.ofOtherRun(EmbeddedDatabase.HOME, name);
      if (running.isPresent()) {
        return work.in(running.get(), Duration.ZERO);
      }
    } catch (DatabaseException e) {
      // The other run may have ended, and its server with it.
      if (!EmbeddedDatabase.awaitEnd(EmbeddedDatabase.HOME, STOP_TIMEOUT)) {
        throw e;
      }
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      return work.in(embedded.database(name), Duration.ZERO);
    }
  }
}
