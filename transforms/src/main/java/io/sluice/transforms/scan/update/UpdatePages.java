package io.sluice.transforms.scan.update;

import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.plan.RangeSplitter.SizedRange;
import io.sluice.transforms.scan.plan.TablePlanner;
import io.sluice.transforms.scan.read.ReadConnection;
import io.sluice.transforms.scan.read.TableMetadata;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Updates a table page by page, and resumes an earlier run of the same job.
 *
 * @param <T> the type of a mapped row
 */
public final class UpdatePages<T> extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final UpdateSpec spec;
  private final int ranges;
  private final String run;
  private final UpdateRangesFn<T> update;

  public UpdatePages(
      UpdateSpec spec,
      int ranges,
      RowMapper<T> mapper,
      PageFunction<T> function,
      ThrottleLimits limits,
      String run) {
    this.spec = spec;
    this.ranges = ranges;
    this.run = run;
    this.update = new UpdateRangesFn<>(spec, mapper, function, limits, run);
  }

  @Override
  public PDone expand(PBegin begin) {
    List<UpdateEntry> unfinished = entries().stream().filter(entry -> !entry.isDone()).toList();
    LiveCounts.of(run).expectLines(unfinished.stream().mapToLong(UpdateEntry::estimated).sum());
    begin
        .apply(
            "List ranges", Create.of(unfinished).withCoder(SerializableCoder.of(UpdateEntry.class)))
        .apply("Distribute ranges", Reshuffle.viaRandomKey())
        .apply("Update pages", ParDo.of(update));
    return PDone.in(begin.getPipeline());
  }

  private List<UpdateEntry> entries() {
    try (ReadConnection connection = new ReadConnection(spec.table().database())) {
      return connection.retry(
          spec.readingEntries(), spec.table().retryFor(), () -> entries(connection));
    }
  }

  private List<UpdateEntry> entries(ReadConnection connection) throws SQLException {
    Connection open = connection.jdbc();
    open.setAutoCommit(false);
    UpdateLedger ledger = new UpdateLedger(open, spec.job());
    ledger.createIfMissing(connection.dialect().tableOptions());
    List<UpdateEntry> entries = ledger.entries(spec.settings());
    if (entries.isEmpty()) {
      // A forgotten job can have left failed rows.
      ledger.forgetFailed();
      entries = planned();
      for (UpdateEntry entry : entries) {
        ledger.insert(entry, spec.settings());
      }
    }
    open.commit();
    return entries;
  }

  private List<UpdateEntry> planned() {
    List<UpdateEntry> planned = new ArrayList<>();
    TableMetadata.of(spec.table()).checkUpdatable();
    for (SizedRange range : TablePlanner.divide(spec.table(), ranges, Long.MAX_VALUE)) {
      planned.add(new UpdateEntry(planned.size(), range.rows(), range.range(), false, 0, 0));
    }
    return planned;
  }
}
