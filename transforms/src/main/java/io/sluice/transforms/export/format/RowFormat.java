package io.sluice.transforms.export.format;

import io.sluice.transforms.scan.table.ScanColumn;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * How rows stand in a file, and how it is compressed.
 *
 * @param <R> a row on its way into a file, which does not change any more
 */
public interface RowFormat<R> extends Serializable {

  /** What the names of such files end with, with its dot. */
  String suffix();

  /** Takes a row from the database. Used by one thread. */
  RowMapper<R> mapper(List<ScanColumn> columns);

  /**
   * Writes rows to a file, which is whole with the call of {@code flush}; one with no rows, too.
   *
   * @throws io.sluice.transforms.jdbc.DatabaseException when such files cannot have these columns
   */
  FileIO.Sink<R> sink(List<ScanColumn> columns);

  /**
   * A row that cannot be written in this form.
   *
   * @return its values, with the reason, as a line of JSON; null where it can be written
   */
  default byte[] rejected(R row) {
    return null;
  }
}
