package io.sluice.transforms.record;

import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a table's columns take, by column name. Immutable.
 *
 * @param byColumn one limit for each column of the model's table
 */
public record Limits(Map<String, Limit> byColumn) implements Serializable {

  /**
   * What one column takes.
   *
   * @param codePoints greatest length of a text, in Unicode code points
   * @param bytes greatest length of a text, in bytes of UTF-8
   * @param min smallest whole number, or first instant in seconds since 1970-01-01T00:00:00Z
   * @param max greatest whole number, or last instant
   */
  public record Limit(long codePoints, long bytes, long min, long max) implements Serializable {

    /**
     * First and last second that MySQL's TIMESTAMP holds: 1970-01-01T00:00:01Z,
     * 2038-01-19T03:14:07Z.
     */
    public static final Limit TIMESTAMP = new Limit(0, 0, 1, Integer.MAX_VALUE);

    /**
     * First and last second that MySQL's DATETIME holds: 1000-01-01T00:00:00Z,
     * 9999-12-31T23:59:59Z.
     */
    public static final Limit DATETIME = new Limit(0, 0, -30_610_224_000L, 253_402_300_799L);

    /** First and last day that MySQL's DATE holds, since 1970-01-01: 1000-01-01, 9999-12-31. */
    public static final Limit DATE = new Limit(0, 0, -354_285, 2_932_896);

    /** A text of at most so many code points and bytes of UTF-8. */
    public static Limit text(long codePoints, long bytes) {
      return new Limit(codePoints, bytes, 0, 0);
    }

    /** A whole number between two bounds, both included. */
    public static Limit integer(long min, long max) {
      return new Limit(0, 0, min, max);
    }
  }

  private static final int MAX_UTF8_BYTES_PER_CODE_POINT = 4;

  public Limits {
    byColumn = Map.copyOf(byColumn);
  }

  /** The limits of a table that is exactly as its model asks for it. */
  public static Limits of(Table table) {
    return new Limits(table.columns().stream().collect(Collectors.toMap(Column::name, Limits::of)));
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
