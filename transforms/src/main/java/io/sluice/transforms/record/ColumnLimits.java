package io.sluice.transforms.record;

import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limits of a table's columns, by column name. Immutable.
 *
 * @param byColumn one limit for each column of the model's table
 */
public record ColumnLimits(Map<String, Limit> byColumn) implements Serializable {

  /**
   * The limits of one column.
   *
   * @param codePoints the maximum length of a string, in Unicode code points
   * @param bytes the maximum length of a string, in bytes of UTF-8
   * @param min the smallest integer, or the earliest timestamp in seconds since
   *     1970-01-01T00:00:00Z
   * @param max the greatest integer, or the latest timestamp
   */
  public record Limit(long codePoints, long bytes, long min, long max) implements Serializable {

    /** The range of MySQL's TIMESTAMP: 1970-01-01T00:00:01Z to 2038-01-19T03:14:07Z. */
    public static final Limit TIMESTAMP = new Limit(0, 0, 1, Integer.MAX_VALUE);

    /** The range of MySQL's DATETIME: 1000-01-01T00:00:00Z to 9999-12-31T23:59:59Z. */
    public static final Limit DATETIME = new Limit(0, 0, -30_610_224_000L, 253_402_300_799L);

    /** The range of MySQL's DATE, in days since 1970-01-01: 1000-01-01 to 9999-12-31. */
    public static final Limit DATE = new Limit(0, 0, -354_285, 2_932_896);

    /** A string of at most this many code points and bytes of UTF-8. */
    public static Limit text(long codePoints, long bytes) {
      return new Limit(codePoints, bytes, 0, 0);
    }

    /** An integer between two bounds, both inclusive. */
    public static Limit integer(long min, long max) {
      return new Limit(0, 0, min, max);
    }
  }

  private static final int MAX_UTF8_BYTES_PER_CODE_POINT = 4;

  public ColumnLimits {
    byColumn = Map.copyOf(byColumn);
  }

  /** The limits of a table that matches its model exactly. */
  public static ColumnLimits of(Table table) {
    return new ColumnLimits(
        table.columns().stream().collect(Collectors.toMap(Column::name, ColumnLimits::of)));
  }

  private static Limit of(Column column) {
    return switch (column.type()) {
      case TEXT ->
          Limit.text(column.length(), (long) column.length() * MAX_UTF8_BYTES_PER_CODE_POINT);
      case INTEGER -> Limit.integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case TIMESTAMP -> Limit.TIMESTAMP;
      case DATE -> Limit.DATE;
    };
  }

  Limit of(String column) {
    Limit limit = byColumn.get(column);
    if (limit == null) {
      throw new IllegalArgumentException("no limit for column " + column);
    }
    return limit;
  }
}
