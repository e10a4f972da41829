package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * What is made of the rows of a table by those who read them, so that only that passes through the
 * runner, and no row.
 *
 * @param <T> what becomes of a row
 * @param <V> what is made of rows
 */
public interface RangeReducer<T, V> extends Serializable {

  /** What becomes of a row; asked for once by each worker. */
  RowMapper<T> mapper(List<ScanColumn> columns) throws SQLException;

  /**
   * A worker begins with a range.
   *
   * @param out takes what is made of the rows, at any time until the end of the range; runners hold
   *     it until then
   */
  RangeProcessor.PageSink<T> begin(PlannedRange range, List<ScanColumn> columns, Consumer<V> out)
      throws Exception;
}
