package io.sluice.transforms.export.format;

import io.sluice.transforms.export.value.ValueText;
import io.sluice.transforms.scan.table.ScanColumn;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Comma-separated values according to RFC 4180, in UTF-8, with the column names in the first line
 * of each file.
 *
 * <ul>
 *   <li>Every value is quoted, including the empty string.
 *   <li>NULL is an empty field without quotes. In a file of one column it is {@code NULL} without
 *       quotes, because readers skip empty lines.
 *   <li>Values are the same strings as in {@link JsonLines}; booleans are {@code true} and {@code
 *       false}.
 * </ul>
 *
 * @param compression the compression of the files
 */
public record CsvLines(Compression compression) implements RowFormat<TextLine> {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();
  private static final CSVFormat OF_ONE_COLUMN = FORMAT.builder().setNullString("NULL").get();

  @Override
  public String suffix() {
    return ".csv" + compression.getSuggestedSuffix();
  }

  @Override
  public RowMapper<TextLine> mapper(List<ScanColumn> columns) {
    return row -> new TextLine(line(values(columns, row)), false);
  }

  @Override
  public FileIO.Sink<TextLine> sink(List<ScanColumn> columns) {
    return new TextLineSink(line(columns.stream().map(ScanColumn::name).toArray()), compression);
  }

  private static Object[] values(List<ScanColumn> columns, ResultSet row) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ValueText.of(columns.get(i).kind(), row, i + 1);
    }
    return values;
  }

  private static byte[] line(Object... values) {
    CSVFormat format = values.length == 1 ? OF_ONE_COLUMN : FORMAT;
    return (format.format(values) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
