package io.sluice.transforms.export.value;

import io.sluice.transforms.jdbc.ServerText;
import io.sluice.transforms.scan.table.ScanColumn;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/** Writes values as text, in the form of {@code CsvLines} and {@code JsonLines}. */
public final class ValueText {

  private ValueText() {}

  /** The value in a row as text; null if it is NULL. */
  public static String of(ScanColumn.Kind kind, ResultSet row, int column) throws SQLException {
    return switch (kind) {
      case TEXT, JSON -> row.getString(column);
      case BOOLEAN -> bool(row.getBoolean(column), row);
      case BINARY, BITS, GEOMETRY -> ofBytes(kind, row.getBytes(column));
      default -> ofServerText(kind, ServerText.of(row, column));
    };
  }

  private static String bool(boolean value, ResultSet row) throws SQLException {
    return row.wasNull() ? null : Boolean.toString(value);
  }

  private static String ofBytes(ScanColumn.Kind kind, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    return switch (kind) {
      case BITS -> bits(bytes).toString();
      case GEOMETRY -> Ewkb.hex(bytes);
      default -> Base64.getEncoder().encodeToString(bytes);
    };
  }

  /** The number that the bits represent. */
  public static BigInteger bits(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  private static String ofServerText(ScanColumn.Kind kind, String text) {
    if (text == null) {
      return null;
    }
    return switch (kind) {
      case FLOAT -> FloatText.shortest(DecimalText.plain(text));
      case DATE, DATE_TIME -> IsoTime.local(text);
      case INSTANT -> IsoTime.instant(text);
      case TIME -> text;
      case DOUBLE -> DecimalText.unpadded(text);
      default -> DecimalText.plain(text);
    };
  }
}
