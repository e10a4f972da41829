package io.sluice.transforms.export.parquet;

import io.sluice.transforms.export.value.Ewkb;
import io.sluice.transforms.export.value.IsoTime;
import io.sluice.transforms.export.value.ValueText;
import io.sluice.transforms.jdbc.ServerText;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import io.sluice.transforms.scan.table.ScanColumn;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.parquet.io.api.Binary;

/** Converts values of rows to Parquet's physical types. */
final class ParquetValues {

  private static final long MICROS = 1_000_000;
  private static final int NANOS_OF_MICRO = 1_000;
  private static final int LAST_YEAR = 9999;

  private ParquetValues() {}

  /** Parses a string, which is never NULL. */
  private interface Parser {
    Object parse(String text) throws Rejection;
  }

  /** Creates the reader of a column's values. */
  static ParquetColumn.Reader reader(ScanColumn column) {
    return switch (column.kind()) {
      case BOOLEAN -> ResultSet::getBoolean;
      case INTEGER -> ResultSet::getInt;
      case LONG -> ResultSet::getLong;
      case UNSIGNED_LONG -> ofServerText(Long::parseUnsignedLong);
      case FLOAT -> ResultSet::getFloat;
      case DOUBLE -> ResultSet::getDouble;
      case DECIMAL -> ofServerText(ParquetDecimal.parser(column)::parse);
      case BINARY -> ParquetValues::bytes;
      case BITS -> ParquetValues::bits;
      case GEOMETRY -> ParquetValues::geometry;
      case DATE -> ofServerText(text -> Math.toIntExact(date(column, text).toEpochDay()));
      case TIME -> ofServerText(text -> time(column, text));
      case DATE_TIME, INSTANT -> ofServerText(text -> timestamp(column, text));
      case TEXT, JSON -> of(ParquetValues::text);
    };
  }

  private static ParquetColumn.Reader of(Parser parser) {
    return (row, column) -> {
      String text = row.getString(column);
      return text == null ? null : parser.parse(text);
    };
  }

  private static ParquetColumn.Reader ofServerText(Parser parser) {
    return (row, column) -> {
      String text = ServerText.of(row, column);
      return text == null ? null : parser.parse(text);
    };
  }

  private static Binary bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Binary.fromConstantByteArray(bytes);
  }

  private static Long bits(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Long.valueOf(ValueText.bits(bytes).longValue());
  }

  private static Binary geometry(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : text(Ewkb.hex(bytes));
  }

  /** Converts a string. */
  static Binary text(String text) {
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  private static LocalDate date(ScanColumn column, String text) throws Rejection {
    try {
      return inSupportedYears(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw yearRejection(column);
    }
  }

  /** Microseconds since 1970-01-01. */
  private static long timestamp(ScanColumn column, String text) throws Rejection {
    try {
      LocalDateTime time = IsoTime.parse(text);
      inSupportedYears(time.toLocalDate());
      return time.toEpochSecond(ZoneOffset.UTC) * MICROS + time.getNano() / NANOS_OF_MICRO;
    } catch (DateTimeException e) {
      throw yearRejection(column);
    }
  }

  /** Microseconds since midnight. */
  private static long time(ScanColumn column, String text) throws Rejection {
    try {
      return LocalTime.parse(text).toNanoOfDay() / NANOS_OF_MICRO;
    } catch (DateTimeException e) {
      throw new Rejection(
          Reason.TIMESTAMP_RANGE, column.name() + " is no time from 00:00 to less than 24:00");
    }
  }

  /** Refuses years that SQL or some readers do not know. */
  private static LocalDate inSupportedYears(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
      throw new DateTimeException("out of reach");
    }
    return date;
  }

  private static Rejection yearRejection(ScanColumn column) {
    return new Rejection(
        Reason.TIMESTAMP_RANGE, column.name() + " is no date of the years 1 to 9999");
  }
}
