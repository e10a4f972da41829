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
 * Apache Parquet: columns of types, in groups of rows of about 8 MB each.
 *
 * <ul>
 *   <li>Whole numbers are INT32, or INT64 where they may be longer; those of 64 bits without a sign
 *       are INT64 with the annotation UINT_64.
 *   <li>Decimal numbers of up to 38 digits are DECIMAL, others texts.
 *   <li>Floating-point numbers are FLOAT and DOUBLE, booleans BOOLEAN, bytes plain BYTE_ARRAY.
 *   <li>Dates are DATE, times TIME, dates with a time TIMESTAMP, in microseconds; moments are those
 *       that are adjusted to UTC.
 *   <li>All else is STRING, as the database writes it: JSON and UUIDs, too.
 *   <li>A column is REQUIRED where a table is walked by its key and says that it has no NULLs, and
 *       else OPTIONAL.
 * </ul>
 *
 * <p>Rejected are rows with what these types do not hold: dates outside the years 1 to 9999 (zero
 * dates and infinity are such), times of 24 hours and more or less than none, and numbers that are
 * none (NaN) or have more digits than their column.
 *
 * @param compression how pages are compressed: {@code UNCOMPRESSED}, {@code GZIP} or {@code ZSTD}
 */
public record ParquetRows(Compression compression) implements RowFormat<ParquetRow> {

  /** The codec is within the file, and readers find it there. */
  @Override
  public String suffix() {
    return ".parquet";
  }

  @Override
  public RowMapper<ParquetRow> mapper(List<ScanColumn> columns) {
    List<ParquetColumn> held = ParquetColumn.of(columns);
    JsonRow asItIs = new JsonRow(columns);
    return row -> {
      try {
        return new ParquetRow(values(held, row), null);
      } catch (Rejection e) {
        return new ParquetRow(null, asItIs.rejected(row, e));
      }
    };
  }

  @Override
  public FileIO.Sink<ParquetRow> sink(List<ScanColumn> columns) {
    // Refuses columns before a file is begun.
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
