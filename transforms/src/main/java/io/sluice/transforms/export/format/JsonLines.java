package io.sluice.transforms.export.format;

import io.sluice.transforms.scan.table.ScanColumn;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * One JSON object per line, with a field for each column, in column order.
 *
 * <ul>
 *   <li>Numbers are numbers, with all their digits; NaN and infinities, which JSON does not have,
 *       are strings. A BIT(n) of MySQL is an unsigned number.
 *   <li>JSON is unchanged.
 *   <li>Bytes are Base64. Geometries are EWKB in hexadecimal digits, as PostGIS writes them.
 *   <li>Dates are {@code 2016-09-17}, times {@code 11:04:16}, timestamps with a zone {@code
 *       2016-09-17T11:04:16Z}, others the same without the Z. Years follow ISO 8601: 1 BC is {@code
 *       0000}, 2 BC {@code -0001}, and the year 10000 {@code +10000}.
 *   <li>Any other value is a string as the server writes it: {@code infinity}, {@code 0000-00-00
 *       00:00:00}, MySQL's TIME beyond a day, {@code bit}, {@code timetz}, {@code money}, arrays,
 *       ranges and intervals.
 *   <li>NULL is null.
 * </ul>
 *
 * @param compression the compression of the files
 */
public record JsonLines(Compression compression) implements RowFormat<TextLine> {

  @Override
  public String suffix() {
    return ".ndjson" + compression.getSuggestedSuffix();
  }

  @Override
  public RowMapper<TextLine> mapper(List<ScanColumn> columns) {
    JsonRow json = new JsonRow(columns);
    return row -> new TextLine(json.line(row), false);
  }

  @Override
  public FileIO.Sink<TextLine> sink(List<ScanColumn> columns) {
    UniqueColumnNames.check(columns, "a JSON object");
    return new TextLineSink(new byte[0], compression);
  }
}
