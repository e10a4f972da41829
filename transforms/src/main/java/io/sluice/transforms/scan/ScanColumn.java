package io.sluice.transforms.scan;

import java.io.Serializable;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the rows that are read.
 *
 * @param name its name
 * @param kind what its values are
 * @param precision of a decimal number, its digits
 * @param scale of a decimal number, its digits behind the point
 */
public record ScanColumn(String name, Kind kind, int precision, int scale) implements Serializable {

  /** What values are, whatever the server calls it. */
  public enum Kind {
    /** A whole number of up to 64 bits with a sign. */
    INTEGER,
    /** A decimal number, or a whole one of more bits. */
    DECIMAL,
    FLOATING,
    BOOLEAN,
    /** Text, and whatever else has no kind of its own, as the database writes it. */
    TEXT,
    JSON,
    BINARY,
    DATE,
    TIME,
    /** A date and a time of no zone. */
    DATE_TIME,
    /** A moment. */
    INSTANT
  }

  /** The first columns of a result. */
  static List<ScanColumn> of(ResultSetMetaData result, int count) throws SQLException {
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      columns.add(
          new ScanColumn(
              result.getColumnLabel(i),
              kind(result, i),
              result.getPrecision(i),
              result.getScale(i)));
    }
    return columns;
  }

  /** PostgreSQL's names are in small letters. */
  private static Kind kind(ResultSetMetaData result, int column) throws SQLException {
    return switch (result.getColumnTypeName(column)) {
      case "JSON", "json", "jsonb" -> Kind.JSON;
      case "TIMESTAMP", "timestamptz" -> Kind.INSTANT;
      // Whether a TINYINT(1) is a boolean, nobody knows.
      case "TINYINT", "TINYINT UNSIGNED", "YEAR" -> Kind.INTEGER;
      case "BIGINT UNSIGNED" -> Kind.DECIMAL;
      case "bool" -> Kind.BOOLEAN;
      case "bit", "varbit" -> Kind.TEXT;
      default -> kind(result.getColumnType(column));
    };
  }

  private static Kind kind(int type) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.INTEGER;
      case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.FLOATING;
      case Types.BOOLEAN -> Kind.BOOLEAN;
      case Types.BIT, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BINARY;
      case Types.DATE -> Kind.DATE;
      case Types.TIME -> Kind.TIME;
      case Types.TIMESTAMP -> Kind.DATE_TIME;
      default -> Kind.TEXT;
    };
  }
}
