package io.sluice.transforms.load.batch;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.io.Serializable;
import java.time.Duration;

/**
 * The settings of a load, which {@code LoadFiles} collects and its workers follow.
 *
 * @param parse how lines become records
 * @param database the target database
 * @param table the target table
 * @param run the run's name
 * @param rejects the location of rejects; null if not set yet
 * @param onDuplicate what happens to a record whose key exists
 * @param identity everything but the file that affects the outcome of a line, as a string: a load
 *     with another identity is another load; null for no ledger
 * @param restart whether to forget what the ledger has of the files
 * @param indexes when the secondary indexes are built; always NOW without a ledger
 * @param leavesIndexes whether the caller builds deferred indexes, after the pipeline
 * @param retryFor how long a batch is retried after transient failures
 * @param commitTarget the target duration of a transaction
 * @param throttle limits on the load of the server
 */
public record LoadSettings<T>(
    ParseLines<T> parse,
    Database database,
    Table table,
    String run,
    String rejects,
    OnDuplicate onDuplicate,
    String identity,
    boolean restart,
    IndexTiming indexes,
    boolean leavesIndexes,
    Duration retryFor,
    Duration commitTarget,
    ThrottleLimits throttle)
    implements Serializable {

  /** How long a batch is retried after transient failures, by default. */
  public static final Duration DEFAULT_RETRY_FOR = Duration.ofMinutes(10);

  /** The default target duration of a transaction. */
  public static final Duration DEFAULT_COMMIT_TARGET = Duration.ofMillis(500);

  public LoadSettings {
    requireNonNull(parse, "parse is null");
    requireNonNull(database, "database is null");
    requireNonNull(table, "table is null");
    requireNonNull(run, "run is null");
    requireNonNull(onDuplicate, "onDuplicate is null");
    requireNonNull(indexes, "indexes is null");
    requireNonNull(retryFor, "retryFor is null");
    requireNonNull(commitTarget, "commitTarget is null");
    requireNonNull(throttle, "throttle is null");
    if (onDuplicate == OnDuplicate.LATEST && table.version() == null) {
      throw new IllegalArgumentException(
          "table " + table.name() + " has no column that tells the latest");
    }
  }

  /**
   * A builder with the defaults of {@code LoadFiles}.
   *
   * @param parse how lines become records; it names the table and the run
   */
  public static <T> Builder<T> builder(ParseLines<T> parse, Database database) {
    return new Builder<>(parse, database);
  }

  /** A builder with these settings. */
  public Builder<T> toBuilder() {
    return new Builder<>(this);
  }

  /** Whether the load records its batches in a ledger. */
  public boolean hasLedger() {
    return identity != null;
  }

  /** What identifies the load in its ledger. */
  public LoadLedger.Spec ledger() {
    return new LoadLedger.Spec(database, table, identity, run, FileLocation.of(rejects), retryFor);
  }

  /** The table's deferred indexes. */
  public DeferredIndexes deferredIndexes() {
    return new DeferredIndexes(database, table.name(), retryFor);
  }

  /** The operation of a writer, for errors. */
  Operation writing() {
    return Operation.of("writing rows to table %s", table.name());
  }

  /** Advice for a user whose load has stopped. */
  public String advice() {
    return hasLedger()
        ? LoadLedger.RERUN_ADVICE
        : "Run the same command again to complete the load.";
  }

  /** Collects settings. Used by one thread at a time. */
  public static final class Builder<T> {

    private ParseLines<T> parse;
    private final Database database;
    private Table table;
    private String run;
    private String rejects;
    private OnDuplicate onDuplicate = OnDuplicate.KEEP;
    private String identity;
    private boolean restart;
    private IndexTiming indexes = IndexTiming.AUTO;
    private boolean leavesIndexes;
    private Duration retryFor = DEFAULT_RETRY_FOR;
    private Duration commitTarget = DEFAULT_COMMIT_TARGET;
    private ThrottleLimits throttle = ThrottleLimits.NONE;

    private Builder(ParseLines<T> parse, Database database) {
      this.parse = parse;
      this.database = database;
      this.table = parse.model().table();
      this.run = parse.run();
    }

    private Builder(LoadSettings<T> settings) {
      parse = settings.parse;
      database = settings.database;
      table = settings.table;
      run = settings.run;
      rejects = settings.rejects;
      onDuplicate = settings.onDuplicate;
      identity = settings.identity;
      restart = settings.restart;
      indexes = settings.indexes;
      leavesIndexes = settings.leavesIndexes;
      retryFor = settings.retryFor;
      commitTarget = settings.commitTarget;
      throttle = settings.throttle;
    }

    public Builder<T> limits(ColumnLimits limits) {
      this.parse = parse.limits(limits);
      return this;
    }

    public Builder<T> table(Table table) {
      this.table = table;
      return this;
    }

    public Builder<T> rejects(String rejects, String run) {
      this.rejects = rejects;
      this.run = run;
      return this;
    }

    public Builder<T> onDuplicate(OnDuplicate onDuplicate) {
      this.onDuplicate = onDuplicate;
      return this;
    }

    public Builder<T> ledger(String identity) {
      this.identity = identity;
      return this;
    }

    public Builder<T> restart(boolean restart) {
      this.restart = restart;
      return this;
    }

    public Builder<T> indexes(IndexTiming indexes) {
      this.indexes = indexes;
      return this;
    }

    public Builder<T> leaveIndexes(boolean leave) {
      this.leavesIndexes = leave;
      return this;
    }

    public Builder<T> retryFor(Duration retryFor) {
      this.retryFor = retryFor;
      return this;
    }

    public Builder<T> commitTarget(Duration commitTarget) {
      this.commitTarget = commitTarget;
      return this;
    }

    public Builder<T> throttle(ThrottleLimits throttle) {
      this.throttle = throttle;
      return this;
    }

    /** Builds the settings. */
    public LoadSettings<T> build() {
      return new LoadSettings<>(
          parse,
          database,
          table,
          run,
          rejects,
          onDuplicate,
          identity,
          restart,
          indexes,
          leavesIndexes,
          retryFor,
          commitTarget,
          throttle);
    }
  }
}
