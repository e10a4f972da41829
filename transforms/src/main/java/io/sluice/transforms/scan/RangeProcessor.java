package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Processes the rows of a table in the workers that read them, so that no row passes through the
 * runner.
 *
 * @param <T> the type of a mapped row
 */
public interface RangeProcessor<T> extends Serializable {

  /** The processing of one range. Used by one thread. */
  interface PageSink<T> extends AutoCloseable {

    /**
     * Takes the next rows, in key order if a table is scanned. Each row comes once, even if its
     * connection is lost.
     */
    void take(List<T> rows) throws Exception;

    /** Ends the range after its last row. */
    void end() throws Exception;

    /** Releases the resources, whether {@link #end} was called or not. */
    @Override
    void close() throws IOException;
  }

  /** Creates the mapper of rows; called once by each worker. */
  RowMapper<T> mapper(List<ScanColumn> columns) throws SQLException;

  /** Starts a range in a worker. */
  PageSink<T> begin(PlannedRange range, List<ScanColumn> columns) throws Exception;
}
