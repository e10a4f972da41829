package io.sluice.transforms.scan.table;

import io.sluice.transforms.scan.table.TableDescription.ShapeColumn;
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
 * @param precision of a decimal number, its digits; 0 where there may be any number of them
 * @param scale of a decimal number, its digits behind the point
 * @param nullable whether a value may be NULL, for all that is known
 */
public record ScanColumn(String name, Kind kind, int precision, int scale, boolean nullable)
    implements Serializable {

  /** What values are, whatever the server calls it. */
  public enum Kind {
    /** A whole number of up to 32 bits with a sign. */
    INTEGER,
    /** A whole number of up to 64 bits with a sign. */
    LONG,
    /** A whole number of 64 bits without a sign. */
    UNSIGNED_LONG,
    DECIMAL,
    /** A floating-point number of 32 bits; its text may be that of the same in 64 bits. */
    FLOAT,
    /** A floating-point number of 64 bits. */
    DOUBLE,
    BOOLEAN,
    /** Text, and whatever else has no kind of its own, as the database writes it. */
    TEXT,
    JSON,
    BINARY,
    /** Bits, which are a number without a sign: MySQL's BIT. */
    BITS,
    /** A geometry of MySQL: its SRID in four bytes, the lowest first, then its WKB. */
    GEOMETRY,
    DATE,
    TIME,
    /** A date and a time of no zone. */
    DATE_TIME,
    /** A moment. */
    INSTANT;

    /** Whether it is a date or a time of any kind. */
    public boolean isTime() {
      return this == DATE || this == TIME || this == DATE_TIME || this == INSTANT;
    }
  }

  /** Whether it has the same form in a file: a string may have become longer. */
  public boolean isLike(ScanColumn other) {
    boolean isSame = name.equals(other.name) && kind == other.kind;
    return isSame && (kind != Kind.DECIMAL || precision == other.precision && scale == other.scale);
  }

  /** The first columns of a result that has those of a table. */
  public static List<ScanColumn> ofTable(ResultSetMetaData result, List<ShapeColumn> table)
      throws SQLException {
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 1; i <= table.size(); i++) {
      boolean nullable = result.isNullable(i) != ResultSetMetaData.columnNoNulls;
      columns.add(of(result, i, kind(result, i, table), nullable));
    }
    return columns;
  }

  /**
   * The columns of any result: an outer join has NULLs in columns of which drivers deny it.
   *
   * @param table where it is that of a table, its columns; else empty
   */
  public static List<ScanColumn> ofQuery(ResultSetMetaData result, List<ShapeColumn> table)
      throws SQLException {
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 1; i <= result.getColumnCount(); i++) {
      columns.add(of(result, i, kind(result, i, table), true));
    }
    return columns;
  }

  private static Kind kind(ResultSetMetaData result, int column, List<ShapeColumn> table)
      throws SQLException {
    boolean isWidened = !table.isEmpty() && !table.get(column - 1).exact().isEmpty();
    return isWidened ? Kind.FLOAT : kind(result, column);
  }

  private static ScanColumn of(ResultSetMetaData result, int column, Kind kind, boolean nullable)
      throws SQLException {
    return new ScanColumn(
        result.getColumnLabel(column),
        kind,
        result.getPrecision(column),
        result.getScale(column),
        nullable);
  }

  /** PostgreSQL's names are in small letters. */
  private static Kind kind(ResultSetMetaData result, int column) throws SQLException {
    return switch (result.getColumnTypeName(column)) {
      case "JSON", "json", "jsonb" -> Kind.JSON;
      case "TIMESTAMP", "timestamptz" -> Kind.INSTANT;
      // Whether a TINYINT(1) is a boolean, nobody knows.
      case "TINYINT", "TINYINT UNSIGNED", "YEAR" -> Kind.INTEGER;
      case "INT UNSIGNED" -> Kind.LONG;
      case "BIGINT UNSIGNED" -> Kind.UNSIGNED_LONG;
      case "bool" -> Kind.BOOLEAN;
      case "BIT" -> Kind.BITS;
      case "GEOMETRY" -> Kind.GEOMETRY;
      // A time with a zone, and an amount with its currency, whatever their driver makes of them.
      case "bit", "varbit", "timetz", "money" -> Kind.TEXT;
      default -> kind(result.getColumnType(column));
    };
  }

  private static Kind kind(int type) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Kind.INTEGER;
      case Types.BIGINT -> Kind.LONG;
      case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
      case Types.REAL -> Kind.FLOAT;
      case Types.FLOAT, Types.DOUBLE -> Kind.DOUBLE;
      case Types.BOOLEAN -> Kind.BOOLEAN;
      case Types.BIT, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BINARY;
      case Types.DATE -> Kind.DATE;
      case Types.TIME -> Kind.TIME;
      case Types.TIMESTAMP -> Kind.DATE_TIME;
      default -> Kind.TEXT;
    };
  }
}
