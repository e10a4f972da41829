package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Reduces the rows of a table in the workers that read them, so that only the results pass through
 * the runner.
 *
 * @param <T> the type of a mapped row
 * @param <V> the type of a result
 */
public interface RangeReducer<T, V> extends Serializable {

  /** Creates the mapper of rows; called once by each worker. */
  RowMapper<T> mapper(List<ScanColumn> columns) throws SQLException;

  /**
   * Starts a range in a worker.
   *
   * @param out takes results at any time until the end of the range; runners hold them until then
   */
  RangeProcessor.PageSink<T> begin(PlannedRange range, List<ScanColumn> columns, Consumer<V> out)
      throws Exception;
}
