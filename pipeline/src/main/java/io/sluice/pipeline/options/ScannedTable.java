package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The table to scan, and the settings of the scan: the checked options.
 *
 * @param database the database of the table; empty for the embedded one
 * @param name the table's name
 * @param key the key columns to scan by; empty for the best available key
 * @param retryFor how long a page is retried
 * @param throttle the throttle limits
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
   * @throws OptionException if an option is missing or has a bad value
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
            : NameOption.checked("--table", options.getTable(), options.getEngine()),
        options.getKey() == null ? List.of() : options.getKey(),
        DurationOption.of("--retryFor", options.getRetryFor()),
        ThrottleParser.of(options));
  }

  private static String schema(TableScanOptions options) {
    if (options.getSchema() == null) {
      return "";
    }
    if (options.getEngine() != Engine.POSTGRESQL) {
      throw new OptionException("--schema is for PostgreSQL; on MySQL, use --database.");
    }
    return NameOption.checked("--schema", options.getSchema(), options.getEngine());
  }

  /** A copy of these settings for a database. */
  public ScannedTable withDatabase(Database database) {
    return new ScannedTable(Optional.of(database), name, key, retryFor, throttle);
  }

  /** The maximum number of connections that a worker has open at once. */
  public int connectionsPerWorker() {
    // One reads rows, one writes, and one polls the server's load.
    return throttle.needServer() ? 3 : 2;
  }

  /** Returns a scan of the table. */
  public Scan scan() {
    return Scan.table(database.orElseThrow(), name)
        .key(key.toArray(String[]::new))
        .retryFor(retryFor);
  }
}
