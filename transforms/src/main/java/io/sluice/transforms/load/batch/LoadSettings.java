package io.sluice.transforms.load.batch;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.run.RunName;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.io.Serializable;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of a load, which {@code LoadFiles} collects and its workers follow.
 *
 * @param parse how lines become records
 * @param database the target database
 * @param table the target table
 * @param maxLineBytes the maximum length of a line
 * @param name the load's name in this pipeline
 * @param run the run's name in the ledger; before the start, the load's name
 * @param rejects the location for rejects; null if not set yet
 * @param onDuplicate what happens to a record whose key exists
 * @param hasLedger whether the load records its batches in a ledger
 * @param earlierIdentity what the first edition's ledger called {@link #identity}
 * @param restart whether to forget what the ledger has of the files
 * @param acceptsLostRows whether the load may resume on a table that was emptied, restored or
 *     replaced
 * @param indexes when the secondary indexes are built; always NOW without a ledger
 * @param retryFor how long a batch is retried after transient failures
 * @param commitTarget the target duration of a transaction
 * @param throttle limits on the load of the server
 */
public record LoadSettings<T>(
    ParseLines<T> parse,
    Database database,
    Table table,
    int maxLineBytes,
    String name,
    String run,
    String rejects,
    OnDuplicate onDuplicate,
    boolean hasLedger,
    String earlierIdentity,
    boolean restart,
    boolean acceptsLostRows,
    IndexTiming indexes,
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
    requireNonNull(name, "name is null");
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

  /**
   * Identifies everything but the files that affects the outcome of a line. A load with another
   * identity is another load. Settings with their default values are omitted, so that a new setting
   * does not make finished files new.
   */
  public String identity() {
    return Stream.of(
            parse.identity(),
            onDuplicate == OnDuplicate.KEEP ? "" : "onDuplicate=" + onDuplicate,
            maxLineBytes == LineBlockReader.DEFAULT_MAX_LINE_BYTES
                ? ""
                : "maxLineBytes=" + maxLineBytes)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What identifies the load in its ledger. */
  public LoadLedger.Spec ledger() {
    return new LoadLedger.Spec(
        database,
        table,
        identity(),
        earlierIdentity == null ? identity() : earlierIdentity,
        run,
        FileLocation.of(rejects),
        retryFor,
        acceptsLostRows);
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
    return hasLedger ? LoadLedger.RERUN_ADVICE : "Run the same command again to complete the load.";
  }

  /** Collects settings. Used by one thread at a time. */
  public static final class Builder<T> {

    private ParseLines<T> parse;
    private final Database database;
    private Table table;
    private int maxLineBytes = LineBlockReader.DEFAULT_MAX_LINE_BYTES;
    private String name = RunName.create("load");
    private String run = name;
    private String rejects;
    private OnDuplicate onDuplicate = OnDuplicate.KEEP;
    private boolean hasLedger = true;
    private String earlierIdentity;
    private boolean restart;
    private boolean acceptsLostRows;
    private IndexTiming indexes = IndexTiming.AUTO;
    private Duration retryFor = DEFAULT_RETRY_FOR;
    private Duration commitTarget = DEFAULT_COMMIT_TARGET;
    private ThrottleLimits throttle = ThrottleLimits.NONE;

    private Builder(ParseLines<T> parse, Database database) {
      this.parse = parse;
      this.database = database;
      this.table = parse.model().table();
    }

    private Builder(LoadSettings<T> settings) {
      parse = settings.parse;
      database = settings.database;
      table = settings.table;
      maxLineBytes = settings.maxLineBytes;
      name = settings.name;
      run = settings.run;
      rejects = settings.rejects;
      onDuplicate = settings.onDuplicate;
      hasLedger = settings.hasLedger;
      earlierIdentity = settings.earlierIdentity;
      restart = settings.restart;
      acceptsLostRows = settings.acceptsLostRows;
      indexes = settings.indexes;
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

    public Builder<T> maxLineBytes(int maxLineBytes) {
      this.maxLineBytes = maxLineBytes;
      return this;
    }

    /** Sets the name of the load and of its run. */
    public Builder<T> name(String name) {
      this.name = name;
      this.run = name;
      return this;
    }

    /** Sets the name that the run has in the ledger. */
    public Builder<T> startedAs(String run) {
      this.run = run;
      return this;
    }

    public Builder<T> rejects(String rejects) {
      this.rejects = rejects;
      return this;
    }

    public Builder<T> onDuplicate(OnDuplicate onDuplicate) {
      this.onDuplicate = onDuplicate;
      return this;
    }

    public Builder<T> ledger(boolean hasLedger) {
      this.hasLedger = hasLedger;
      return this;
    }

    public Builder<T> earlierIdentity(String identity) {
      this.earlierIdentity = identity;
      return this;
    }

    public Builder<T> acceptLostRows(boolean accept) {
      this.acceptsLostRows = accept;
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
          maxLineBytes,
          name,
          run,
          rejects,
          onDuplicate,
          hasLedger,
          earlierIdentity,
          restart,
          acceptsLostRows,
          indexes,
          retryFor,
          commitTarget,
          throttle);
    }
  }
}
