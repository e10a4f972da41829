package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * What is done with the rows of a table by those who read them, so that no row passes through the
 * runner.
 *
 * @param <T> what becomes of a row
 */
public interface RangeProcessor<T> extends Serializable {

  /** The work with one range. Used by one thread. */
  interface PageSink<T> extends AutoCloseable {

    /**
     * Takes the next rows, in the order of their keys. They are not given again, whatever becomes
     * of the connection that they came by.
     */
    void take(List<T> rows) throws Exception;

    /** All rows were taken. */
    void end() throws Exception;

    /** It is over, whether the end was reached or not. */
    @Override
    void close() throws IOException;
  }

  /** What becomes of a row; asked for once by each worker. */
  RowMapper<T> mapper(List<ScanColumn> columns) throws SQLException;

  /** A worker begins with a range. */
  PageSink<T> begin(PlannedRange range, List<ScanColumn> columns) throws Exception;
}
