package io.sluice.transforms.scan;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/** Work as a fold of which nothing comes. */
record WorkFold<T>(RangeWork<T> work) implements RangeFold<T, Void> {

  @Override
  public RowMapper<T> mapper(List<ScanColumn> columns) throws SQLException {
    return work.mapper(columns);
  }

  @Override
  public RangeWork.Pages<T> begin(PlannedRange range, List<ScanColumn> columns, Consumer<Void> out)
      throws Exception {
    return work.begin(range, columns);
  }
}
