package io.sluice.job;

import io.sluice.embedded.EmbeddedDatabase;
import io.sluice.pipeline.DatabaseOptions;
import io.sluice.transforms.jdbc.Database;
import java.util.Optional;
import java.util.function.Function;

/** The database of a job that reads a table: the one that is named, or else the embedded one. */
final class JobDatabase {

  private JobDatabase() {}

  /**
   * Works with it; the embedded one runs for as long as that takes.
   *
   * @param named the one that the options name; empty where they name none
   */
  static <V> V with(Optional<Database> named, DatabaseOptions options, Function<Database, V> work) {
    if (named.isPresent()) {
      return work.apply(named.get());
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(EmbeddedDatabase.HOME)) {
      return work.apply(embedded.database(options.getDatabase()));
    }
  }
}
