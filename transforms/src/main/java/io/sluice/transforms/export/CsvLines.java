package io.sluice.transforms.export;

import io.sluice.transforms.jdbc.TimeText;
import io.sluice.transforms.scan.ScanColumn;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Comma-separated values as RFC 4180 has them, in UTF-8, with the columns' names in the first line
 * of each file. Texts stand in quotes; NULL is nothing at all, and so another thing than an empty
 * text. Bytes are Base64; times and dates are as {@link JsonLines} writes them.
 *
 * @param compression how the files are compressed
 */
public record CsvLines(Compression compression) implements RowFormat<TextLine> {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

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
    return new LineSink(line(columns.stream().map(ScanColumn::name).toArray()), compression);
  }

  private static Object[] values(List<ScanColumn> columns, ResultSet row) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(columns.get(i).kind(), row, i + 1);
    }
    return values;
  }

  private static String value(ScanColumn.Kind kind, ResultSet row, int column) throws SQLException {
    if (kind == ScanColumn.Kind.BINARY) {
      byte[] bytes = row.getBytes(column);
      return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
    String text = kind.isTime() ? TimeText.of(row, column) : row.getString(column);
    if (text == null) {
      return null;
    }
    return switch (kind) {
      case DECIMAL -> Decimal.plain(text);
      case FLOAT -> FloatText.shortest(text);
      case INSTANT -> IsoTime.instant(text);
      case DATE_TIME -> IsoTime.local(text);
      default -> text;
    };
  }

  private static byte[] line(Object... values) {
    return (FORMAT.format(values) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
