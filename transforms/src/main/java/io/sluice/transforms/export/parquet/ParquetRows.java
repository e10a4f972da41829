package io.sluice.transforms.export.parquet;

import io.sluice.transforms.export.format.JsonRow;
import io.sluice.transforms.export.format.RowFormat;
import io.sluice.transforms.reject.Rejection;
import io.sluice.transforms.scan.table.ScanColumn;
import java.sql.ResultSet;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Apache Parquet: typed columns, in row groups of about 8 MB.
 *
 * <ul>
 *   <li>Integers are INT32, or INT64 if they can be longer; unsigned 64-bit integers are INT64 with
 *       the annotation UINT_64.
 *   <li>Decimals of up to 38 digits are DECIMAL, others STRING.
 *   <li>Floating-point numbers are FLOAT and DOUBLE, booleans BOOLEAN, bytes plain BYTE_ARRAY.
 *   <li>Dates are DATE, times TIME, and dates with a time TIMESTAMP, in microseconds; those with a
 *       zone are adjusted to UTC.
 *   <li>All other values are STRING, as the database writes them, including JSON and UUIDs.
 *   <li>A column is REQUIRED if a table is scanned by its key and declares the column NOT NULL,
 *       otherwise OPTIONAL.
 * </ul>
 *
 * <p>Rows with values that these types cannot hold are rejected: dates outside the years 1 to 9999
 * (such as zero dates and infinity), times that are negative or 24 hours and more, and numbers that
 * are NaN or have more digits than their column.
 *
 * @param compression the compression of pages: {@code UNCOMPRESSED}, {@code GZIP} or {@code ZSTD}
 */
public record ParquetRows(Compression compression) implements RowFormat<ParquetRow> {

  /** The file itself names the codec, so the suffix does not. */
  @Override
  public String suffix() {
    return ".parquet";
  }

  @Override
  public RowMapper<ParquetRow> mapper(List<ScanColumn> columns) {
    List<ParquetColumn> held = ParquetColumn.of(columns);
    JsonRow rawRow = new JsonRow(columns);
    return row -> {
      try {
        return new ParquetRow(values(held, row), null);
      } catch (Rejection e) {
        return new ParquetRow(null, rawRow.rejected(row, e));
      }
    };
  }

  @Override
  public FileIO.Sink<ParquetRow> sink(List<ScanColumn> columns) {
    // Refuses columns before any file is created.
    ParquetColumn.of(columns);
    return new ParquetSink(columns, compression);
  }

  @Override
  public byte[] rejected(ParquetRow row) {
    return row.rejected();
  }

  private static Object[] values(List<ParquetColumn> columns, ResultSet row) throws Exception {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value(row, i + 1);
    }
    return values;
  }
}
