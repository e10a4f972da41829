package io.sluice.pipeline.stats;

import io.sluice.pipeline.Counters;
import io.sluice.pipeline.PipelineExecution;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.error.DatabaseExceptions;
import io.sluice.transforms.jdbc.error.Operation;
import io.sluice.transforms.jdbc.session.SessionCheck;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.Scan;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import io.sluice.transforms.stats.CountSites;
import io.sluice.transforms.stats.DailyTable;
import io.sluice.transforms.stats.WriteDays;
import io.sluice.transforms.throttle.Throttle;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Counts messages, statuses and senders of a table of chat messages for each site and day, and
 * updates another table to match.
 */
public final class Stats {

  private static final Set<Kind> TIMES = Set.of(Kind.INSTANT, Kind.DATE_TIME, Kind.DATE);

  private final StatsSpec spec;
  private final Database database;
  private final DailyTable daily;

  /**
   * @param spec the settings, with a database
   */
  public Stats(StatsSpec spec) {
    this.spec = spec;
    this.database = spec.table().database().orElseThrow();
    this.daily = new DailyTable(database, spec.into());
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param options the runner and its options
   * @throws OptionException if both tables are the same
   * @throws DatabaseException if the database fails, or a table does not fit
   */
  public StatsSummary run(PipelineOptions options) {
    long start = System.nanoTime();
    SessionCheck.checkUpdating(database);
    Throttle.check(spec.table().throttle(), database);
    Scan messages = messages();
    daily.createIfMissing();
    List<PlannedRange> ranges = messages.plan();
    LiveCounts.of(spec.run()).expectLines(ranges.stream().mapToLong(PlannedRange::rows).sum());
    Map<String, Long> counters = run(options, messages, ranges);
    DailyTable.Size size = daily.size(spec.table().retryFor());
    return new StatsSummary(
        counters.getOrDefault(CountSites.READ, 0L),
        counters.getOrDefault(CountSites.OTHER, 0L),
        size.sites(),
        size.days(),
        size.rows(),
        (System.nanoTime() - start) / 1e9);
  }

  /** Checks the table of messages and returns its scan. */
  private Scan messages() {
    if (spec.into().equals(spec.table().name())) {
      throw new OptionException("--into=%s is the table of messages.".formatted(spec.into()));
    }
    Scan messages = CountSites.of(spec.table().scan());
    ScanColumn time =
        messages.metadata().scanColumns().get(CountSites.COLUMNS.indexOf("timestamp"));
    if (!TIMES.contains(time.kind())) {
      throw new DatabaseException(
          "The column timestamp of the table %s holds no times.".formatted(spec.table().name()));
    }
    messages.metadata().checkKey();
    return messages;
  }

  private Map<String, Long> run(PipelineOptions options, Scan messages, List<PlannedRange> ranges) {
    try {
      return Counters.of(
          PipelineExecution.run(options, pipeline -> build(pipeline, messages, ranges)),
          CountSites.NAMESPACE);
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException e) {
      throw translate(e);
    }
  }

  private void build(Pipeline pipeline, Scan messages, List<PlannedRange> ranges) {
    pipeline
        .apply("Count sites", CountSites.of(messages, ranges, spec.table().throttle(), spec.run()))
        .apply("Write days", WriteDays.into(daily, spec.table().retryFor()));
  }

  /** Unwraps the server's error, which JdbcIO wraps. */
  private RuntimeException translate(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return DatabaseExceptions.of(
                database, Operation.of("writing rows to table %s", spec.into()), sql)
            .with("Run the same command again to complete it.");
      }
    }
    return failure;
  }
}
