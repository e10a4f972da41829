package io.sluice.transforms.record;

import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;

/**
 * Checks the values of a record against the table's limits, so that the database neither refuses
 * nor alters any.
 *
 * <p>Each parser has its own instance. For use by one thread at a time.
 */
public final class ValueChecks {

  private static final long PLAUSIBLE_MILLISECONDS = 100_000_000_000L;

  private final Table table;
  private final ColumnLimits limits;
  private final Column[] columns;
  private final Limit[] limitOfColumn;
  private final OnTooLong onTooLong;
  private boolean truncated;

  public ValueChecks(Table table, ColumnLimits limits, OnTooLong onTooLong) {
    this.table = table;
    this.limits = limits;
    this.onTooLong = onTooLong;
    this.columns = table.columns().toArray(Column[]::new);
    this.limitOfColumn = new Limit[columns.length];
  }

  /**
   * Checks a string, and truncates one that is too long if that is allowed.
   *
   * @param value the field's value; null if the field is missing
   * @throws Rejection if the column cannot store it: FIELD_MISSING, FIELD_EMPTY (keys only) or
   *     TOO_LONG
   */
  public String text(Column column, String value) throws Rejection {
    require(column, value);
    if (value.isEmpty() && table.key().contains(column)) {
      throw new Rejection(Reason.FIELD_EMPTY, column.name() + " is a key and must not be empty");
    }
    Limit limit = limit(column);
    // A char is at most one code point and at most three bytes of UTF-8.
    if (value.length() <= limit.codePoints() && value.length() * 3L <= limit.bytes()) {
      return value;
    }
    int fits = fittingChars(value, limit);
    if (fits == value.length()) {
      return value;
    }
    if (onTooLong == OnTooLong.TRUNCATE && column.truncatable()) {
      truncated = true;
      return value.substring(0, fits);
    }
    throw new Rejection(Reason.TOO_LONG, column.name() + " has " + excess(value, limit));
  }

  /**
   * Checks an integer.
   *
   * @param value the field's value; null if the field is missing
   * @throws Rejection if the column cannot store it: FIELD_MISSING or NUMBER_RANGE
   */
  public long integer(Column column, Long value) throws Rejection {
    require(column, value);
    Limit limit = limit(column);
    if (value < limit.min() || value > limit.max()) {
      throw new Rejection(
          Reason.NUMBER_RANGE,
          "%s is not between %d and %d".formatted(column.name(), limit.min(), limit.max()));
    }
    return value;
  }

  /**
   * Checks a timestamp.
   *
   * @param value seconds since 1970-01-01T00:00:00Z; null if the field is missing
   * @throws Rejection if the column cannot store it: FIELD_MISSING or TIMESTAMP_RANGE
   */
  public long timestamp(Column column, Long value) throws Rejection {
    require(column, value);
    Limit limit = limit(column);
    if (value < limit.min() || value > limit.max()) {
      throw new Rejection(
          Reason.TIMESTAMP_RANGE,
          "%s is not between %d and %d seconds since 1970%s"
              .formatted(
                  column.name(),
                  limit.min(),
                  limit.max(),
                  value > PLAUSIBLE_MILLISECONDS ? "; milliseconds?" : ""));
    }
    return value;
  }

  /** Whether a string was truncated since the last call. */
  public boolean takeTruncated() {
    boolean result = truncated;
    truncated = false;
    return result;
  }

  /** Runs for each value: a model has few columns and passes the same objects each time. */
  private Limit limit(Column column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        Limit known = limitOfColumn[i];
        return known == null ? limitOfColumn[i] = limits.of(column.name()) : known;
      }
    }
    return limits.of(column.name());
  }

  private static void require(Column column, Object value) throws Rejection {
    if (value == null) {
      throw new Rejection(Reason.FIELD_MISSING, column.name() + " is missing");
    }
  }

  private static int fittingChars(String value, Limit limit) {
    long codePoints = 0;
    long bytes = 0;
    int i = 0;
    while (i < value.length()) {
      int codePoint = value.codePointAt(i);
      codePoints++;
      bytes += utf8Bytes(codePoint);
      if (codePoints > limit.codePoints() || bytes > limit.bytes()) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return i;
  }

  private static String excess(String value, Limit limit) {
    long codePoints = value.codePointCount(0, value.length());
    if (codePoints > limit.codePoints()) {
      return "%d code points, the column takes %d".formatted(codePoints, limit.codePoints());
    }
    long bytes = value.codePoints().mapToLong(ValueChecks::utf8Bytes).sum();
    return "%d bytes of UTF-8, the column takes %d".formatted(bytes, limit.bytes());
  }

  private static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
