package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which table is walked, and how: the options as a checked value.
 *
 * @param database where it is; empty for the embedded one
 * @param name its name
 * @param key the columns of the key; empty for the best there is
 * @param retryFor how long a page is tried again
 * @param throttle how hard the server may be pressed
 */
public record ScannedTable(
    Optional<Database> database,
    String name,
    List<String> key,
    Duration retryFor,
    ThrottleLimits throttle) {

  private static final String DEFAULT_NAME = "chat_messages";

  public ScannedTable {
    key = List.copyOf(key);
  }

  /**
   * Checks the options and turns them into a value.
   *
   * @throws OptionException when one is missing or has a bad value
   */
  public static ScannedTable of(TableScanOptions options) {
    String schema = schema(options);
    Optional<Database> database =
        NamedDatabase.of(options, options.getEngine()).map(named -> named.inSchema(schema));
    if (database.isEmpty() && options.getEngine() != Engine.MYSQL) {
      throw new OptionException("--engine=postgresql is given without --host.");
    }
    if (options.getEngine() != Engine.MYSQL && options.getMaxLoad() != null) {
      throw new OptionException("--maxLoad is for MySQL, which has such variables; use --pauseIf.");
    }
    return new ScannedTable(
        database,
        options.getTable() == null
            ? DEFAULT_NAME
            : Names.checked("--table", options.getTable(), options.getEngine()),
        options.getKey() == null ? List.of() : options.getKey(),
        Durations.of("--retryFor", options.getRetryFor()),
        Throttling.of(options));
  }

  private static String schema(TableScanOptions options) {
    if (options.getSchema() == null) {
      return "";
    }
    if (options.getEngine() != Engine.POSTGRESQL) {
      throw new OptionException("--schema is for PostgreSQL; on MySQL, use --database.");
    }
    return Names.checked("--schema", options.getSchema(), options.getEngine());
  }

  /** The same in a database. */
  public ScannedTable in(Database database) {
    return new ScannedTable(Optional.of(database), name, key, retryFor, throttle);
  }

  /** How many connections to the database a worker may have open at once. */
  public int connectionsPerWorker() {
    // That of its rows, one that writes, and one that looks at the server's load.
    return throttle.dependOnServer() ? 3 : 2;
  }

  /** A scan of it. */
  public Scan scan() {
    return Scan.table(database.orElseThrow(), name)
        .key(key.toArray(String[]::new))
        .retryFor(retryFor);
  }
}
