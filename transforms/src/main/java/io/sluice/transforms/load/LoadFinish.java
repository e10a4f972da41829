package io.sluice.transforms.load;

import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.error.Retry;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.load.ledger.LedgerProof;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.run.Heartbeat;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The end of a load, once all of its splits have ended: proves that every line is accounted for,
 * marks the files as finished, builds the deferred indexes, stores the result, writes the summary
 * and marks the run as ended. It can be repeated, and the result is the same each time.
 *
 * @param files the files of the load
 * @param limit how many lines may be rejected
 * @param summary where the summary goes; null for nowhere
 */
record LoadFinish<T>(LoadSettings<T> settings, InputFiles files, RejectLimit limit, String summary)
    implements Serializable {

  private static final double MILLIS = 1e3;
  private static final String JSON = "application/json";

  /**
   * What is known at the end.
   *
   * @param result the result
   * @param rejects the names of the objects with rejects
   */
  record Outcome(LoadResult result, List<String> rejects) {}

  /**
   * Finishes the load.
   *
   * @throws DatabaseException if the proof fails, or the database does
   */
  Outcome of(Iterable<SplitResult> splits) {
    String run = null;
    LineCounts counted = LineCounts.NONE;
    LoadFailure failure = null;
    // Flink gives the elements only once.
    for (SplitResult split : splits) {
      run = split.run();
      counted = counted.plus(split.lines());
      failure = failure == null ? split.failure() : failure;
    }
    if (!settings.hasLedger()) {
      return new Outcome(withoutLedger(run, counted, failure), List.of());
    }
    Heartbeat heartbeat = Heartbeat.start(settings.database(), run);
    try {
      return of(run, counted, failure);
    } catch (RuntimeException e) {
      RunLog.tryFail(settings.database(), run, LoadFailure.of(e));
      throw e;
    } finally {
      heartbeat.close();
    }
  }

  private LoadResult withoutLedger(String run, LineCounts counted, LoadFailure failure) {
    LoadFailure reason = failure == null ? limit.failure(counted, files).orElse(null) : failure;
    return new LoadResult(run, counted, 0, 0, "", List.of(), reason);
  }

  private Outcome of(String run, LineCounts counted, LoadFailure failure) {
    LoadLedger.Spec spec = settings.toBuilder().startedAs(run).build().ledger();
    LedgerProof proof = LedgerProof.of(spec, files.files(), counted, failure == null);
    if (proof.result().isPresent()) {
      LoadResult result = LoadResult.parse(proof.result().get());
      retry("storing the result of the load", connection -> end(connection, result));
      return new Outcome(result, proof.rejects());
    }
    LoadFailure ofLines =
        failure == null ? limit.failure(proof.lines(), files).orElse(null) : failure;
    IndexResult indexes = build(ofLines);
    LoadResult untimed =
        new LoadResult(
            run,
            proof.lines(),
            proof.before(),
            0,
            proof.lost().sentence(settings.table().name()),
            indexes.missing(),
            ofLines == null ? indexes.failure() : ofLines);
    return new Outcome(stored(untimed), proof.rejects());
  }

  private LoadResult stored(LoadResult untimed) {
    try {
      return retry(
          "storing the result of the load",
          connection -> end(connection, store(connection, untimed)));
    } catch (DatabaseException e) {
      // If the server went away while it built indexes, that is what the user must know.
      throw untimed.failure() == null ? e : untimed.failure().exception();
    }
  }

  /** Stores the result, unless an earlier attempt has; its duration is the server's. */
  private static LoadResult store(Connection connection, LoadResult untimed) throws SQLException {
    RunRow row = RunLog.find(connection, untimed.run()).orElseThrow();
    LoadResult result = untimed.in(row.duration().toMillis() / MILLIS);
    RunLog.result(connection, result.run(), result.json());
    return row.result().map(LoadResult::parse).orElse(result);
  }

  /** Marks the run as ended, once its result is stored and its summary is written. */
  private LoadResult end(Connection connection, LoadResult result) throws SQLException {
    LoadFailure failure = result.failure();
    if (summary != null) {
      try {
        FileStorage.write(summary, result.json().getBytes(StandardCharsets.UTF_8), JSON);
      } catch (IOException e) {
        failure = failure == null ? noSummary(e) : failure;
      }
    }
    RunLog.end(connection, result.run(), failure);
    return result.with(failure);
  }

  private LoadFailure noSummary(IOException e) {
    return new LoadFailure(
        LoadFailure.Cause.UNEXPECTED,
        LogSanitizer.of(
            "The load is done, but its summary %s could not be written: %s."
                .formatted(summary, FileErrorMessage.reason(e))));
  }

  /**
   * What became of the deferred indexes.
   *
   * @param missing the names of those that are not built
   * @param failure why; null if all are built, or are left for the next load
   */
  private record IndexResult(List<String> missing, LoadFailure failure) {}

  /** Indexes that cannot be built are a result: they do not make the rows worthless. */
  private IndexResult build(LoadFailure failure) {
    DeferredIndexes indexes = settings.deferredIndexes();
    if (failure != null && failure.cause() == LoadFailure.Cause.CANCELLED) {
      return new IndexResult(indexes.pending(), null);
    }
    LiveCounts.of(settings.name()).stage("building indexes");
    try {
      indexes.build();
      return new IndexResult(List.of(), null);
    } catch (DatabaseException e) {
      return new IndexResult(
          indexes.pending(), new LoadFailure(LoadFailure.Cause.DATABASE, e.getMessage()));
    }
  }

  /** A statement with a connection of its own. */
  private interface Work<V> {

    V with(Connection connection) throws SQLException;
  }

  private <V> V retry(String operation, Work<V> work) {
    return Retry.run(
        settings.database(),
        Operation.of(operation),
        settings.retryFor(),
        LoadLedger.RERUN_ADVICE,
        () -> {
          try (Connection connection =
              DataSources.forWriting(settings.database()).getConnection()) {
            return work.with(connection);
          }
        });
  }
}
