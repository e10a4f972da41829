package io.sluice.transforms.scan.table;

import io.sluice.transforms.scan.table.CatalogTable.CatalogColumn;
import java.io.Serializable;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the rows that a scan reads.
 *
 * @param name the column's name
 * @param kind the kind of its values
 * @param precision for a decimal, its number of digits; 0 for any number
 * @param scale for a decimal, its number of digits after the point
 * @param nullable whether a value can be NULL, as far as is known
 */
public record ScanColumn(String name, Kind kind, int precision, int scale, boolean nullable)
    implements Serializable {

  /** The kind of a value, whatever the server calls its type. */
  public enum Kind {
    /** A signed integer of up to 32 bits. */
    INTEGER,
    /** A signed integer of up to 64 bits. */
    LONG,
    /** An unsigned integer of 64 bits. */
    UNSIGNED_LONG,
    DECIMAL,
    /**
     * A 32-bit floating-point number; its text can have the digits of the same number in 64 bits.
     */
    FLOAT,
    /** A 64-bit floating-point number. */
    DOUBLE,
    BOOLEAN,
    /** A string, or any value without a kind of its own, as the database writes it. */
    TEXT,
    JSON,
    BINARY,
    /** Bits as an unsigned integer: MySQL's BIT. */
    BITS,
    /** A MySQL geometry: its SRID in four bytes, lowest first, then its WKB. */
    GEOMETRY,
    DATE,
    TIME,
    /** A date and time without a zone. */
    DATE_TIME,
    /** A point in time. */
    INSTANT;

    /** Whether it is any kind of date or time. */
    public boolean isTime() {
      return this == DATE || this == TIME || this == DATE_TIME || this == INSTANT;
    }
  }

  /** Whether both columns have the same form in a file, even if strings have become longer. */
  public boolean isLike(ScanColumn other) {
    boolean isSame = name.equals(other.name) && kind == other.kind;
    return isSame && (kind != Kind.DECIMAL || precision == other.precision && scale == other.scale);
  }

  /** The first columns of a result, which are those of a table. */
  public static List<ScanColumn> ofTable(ResultSetMetaData result, List<CatalogColumn> table)
      throws SQLException {
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 1; i <= table.size(); i++) {
      boolean nullable = result.isNullable(i) != ResultSetMetaData.columnNoNulls;
      columns.add(of(result, i, kind(result, i, table), nullable));
    }
    return columns;
  }

  /**
   * The columns of any result. All are nullable, because drivers call columns of an outer join NOT
   * NULL although they contain NULLs.
   *
   * @param table the table's columns if the query reads a whole table; otherwise empty
   */
  public static List<ScanColumn> ofQuery(ResultSetMetaData result, List<CatalogColumn> table)
      throws SQLException {
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 1; i <= result.getColumnCount(); i++) {
      columns.add(of(result, i, kind(result, i, table), true));
    }
    return columns;
  }

  private static Kind kind(ResultSetMetaData result, int column, List<CatalogColumn> table)
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

  /** PostgreSQL's type names are lower case. */
  private static Kind kind(ResultSetMetaData result, int column) throws SQLException {
    return switch (result.getColumnTypeName(column)) {
      case "JSON", "json", "jsonb" -> Kind.JSON;
      case "TIMESTAMP", "timestamptz" -> Kind.INSTANT;
      // A TINYINT(1) may be a boolean or a number.
      case "TINYINT", "TINYINT UNSIGNED", "YEAR" -> Kind.INTEGER;
      case "INT UNSIGNED" -> Kind.LONG;
      case "BIGINT UNSIGNED" -> Kind.UNSIGNED_LONG;
      case "bool" -> Kind.BOOLEAN;
      case "BIT" -> Kind.BITS;
      case "GEOMETRY" -> Kind.GEOMETRY;
      // Kept as text, whatever the driver makes of them: a time has a zone, money has a currency.
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
