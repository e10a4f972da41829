package io.sluice.transforms.write;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Operation;
import io.sluice.transforms.ledger.LoadLedger;
import io.sluice.transforms.pace.PaceLimits;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.record.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * How files are loaded: what {@link LoadFiles} collects and its workers follow.
 *
 * @param parse how lines become records
 * @param database where to
 * @param table the table
 * @param run the run's name
 * @param rejects the directory of the rejects; null where it has not been said yet
 * @param onDuplicate what happens to a record whose key is there already
 * @param ledger the files' keys in the ledger, by their names; null for no ledger
 * @param retryFor how long a batch is tried again
 * @param commitTarget about how long a transaction takes
 * @param pace how hard the server may be pressed
 */
record WriteSpec<T>(
    ParseLines<T> parse,
    Database database,
    Table table,
    String run,
    String rejects,
    OnDuplicate onDuplicate,
    Map<String, String> ledger,
    Duration retryFor,
    Duration commitTarget,
    PaceLimits pace)
    implements Serializable {

  WriteSpec {
    requireNonNull(parse, "parse is null");
    requireNonNull(database, "database is null");
    requireNonNull(table, "table is null");
    requireNonNull(run, "run is null");
    requireNonNull(onDuplicate, "onDuplicate is null");
    requireNonNull(retryFor, "retryFor is null");
    requireNonNull(commitTarget, "commitTarget is null");
    requireNonNull(pace, "pace is null");
    if (onDuplicate == OnDuplicate.LATEST && table.version() == null) {
      throw new IllegalArgumentException(
          "table " + table.name() + " has no column that tells the latest");
    }
  }

  WriteSpec<T> withTable(Table table) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  WriteSpec<T> withRejects(String rejects, String run) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  WriteSpec<T> withOnDuplicate(OnDuplicate onDuplicate) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  WriteSpec<T> withLedger(Map<String, String> ledger) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  WriteSpec<T> withRetryFor(Duration retryFor) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  WriteSpec<T> withCommitTarget(Duration commitTarget) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  WriteSpec<T> withPace(PaceLimits pace) {
    return new WriteSpec<>(
        parse, database, table, run, rejects, onDuplicate, ledger, retryFor, commitTarget, pace);
  }

  boolean hasLedger() {
    return ledger != null;
  }

  /** The key of a file in the ledger. */
  String key(String file) {
    return requireNonNull(ledger.get(file), "no key for " + file);
  }

  /** The operation of a writer, for errors. */
  Operation writing() {
    return Operation.of("writing rows to table %s", table.name());
  }

  /** What the user can do when a load has stopped. */
  String goOn() {
    return hasLedger() ? LoadLedger.GO_ON : "Run the same command again to complete the load.";
  }
}
