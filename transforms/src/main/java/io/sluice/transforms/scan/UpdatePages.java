package io.sluice.transforms.scan;

import io.sluice.transforms.scan.RangeSplitter.Sized;
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

/** Updates a table page by page, and goes on where an earlier run of the same job was. */
final class UpdatePages<T> extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final UpdateSpec spec;
  private final int ranges;
  private final RowMapper<T> mapper;
  private final PageFunction<T> function;

  UpdatePages(UpdateSpec spec, int ranges, RowMapper<T> mapper, PageFunction<T> function) {
    this.spec = spec;
    this.ranges = ranges;
    this.mapper = mapper;
    this.function = function;
  }

  @Override
  public PDone expand(PBegin begin) {
    List<UpdateEntry> unfinished = entries().stream().filter(entry -> !entry.isDone()).toList();
    begin
        .apply("Ranges", Create.of(unfinished).withCoder(SerializableCoder.of(UpdateEntry.class)))
        .apply("Deal out", Reshuffle.viaRandomKey())
        .apply("Update pages", ParDo.of(new UpdateRangesFn<>(spec, mapper, function)));
    return PDone.in(begin.getPipeline());
  }

  private List<UpdateEntry> entries() {
    try (ReadConnection connection = new ReadConnection(spec.table().database())) {
      return connection.retry(spec.table().retryFor(), () -> entries(connection));
    }
  }

  private List<UpdateEntry> entries(ReadConnection connection) throws SQLException {
    Connection open = connection.jdbc();
    open.setAutoCommit(false);
    UpdateLedger ledger = new UpdateLedger(open, spec.job());
    ledger.createIfMissing();
    List<UpdateEntry> there = ledger.entries(spec.settings());
    if (there.isEmpty()) {
      there = planned();
      for (UpdateEntry entry : there) {
        ledger.insert(entry, spec.settings());
      }
    }
    open.commit();
    return there;
  }

  private List<UpdateEntry> planned() {
    List<UpdateEntry> planned = new ArrayList<>();
    try (TableWalk walk = TableWalk.open(spec.table())) {
      for (Sized range : walk.divide(ranges, Long.MAX_VALUE)) {
        planned.add(new UpdateEntry(planned.size(), range.rows(), range.range(), false, 0, 0));
      }
    }
    return planned;
  }
}
