package io.sluice.transforms.export.format;

import io.sluice.transforms.scan.table.ScanColumn;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * The form of rows in a file, and the compression of the file.
 *
 * @param <R> the type of a row in this format, immutable
 */
public interface RowFormat<R> extends Serializable {

  /** The end of the files' names, with its dot. */
  String suffix();

  /** Creates a mapper of rows from the database. Used by one thread. */
  RowMapper<R> mapper(List<ScanColumn> columns);

  /**
   * Creates the sink of a file. The file is complete after {@code flush}, even without rows.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException if such files cannot have these columns
   */
  FileIO.Sink<R> sink(List<ScanColumn> columns);

  /**
   * Returns the rejected line of a row that this format cannot hold.
   *
   * @return the row's values with the reason, as a line of JSON; null if the format can hold the
   *     row
   */
  default byte[] rejected(R row) {
    return null;
  }
}
