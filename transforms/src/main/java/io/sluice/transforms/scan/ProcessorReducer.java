package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/** Adapts a processor to a reducer without output. */
record ProcessorReducer<T>(RangeProcessor<T> process) implements RangeReducer<T, Void> {

  @Override
  public RowMapper<T> mapper(List<ScanColumn> columns) throws SQLException {
    return process.mapper(columns);
  }

  @Override
  public RangeProcessor.PageSink<T> begin(
      PlannedRange range, List<ScanColumn> columns, Consumer<Void> out) throws Exception {
    return process.begin(range, columns);
  }
}
