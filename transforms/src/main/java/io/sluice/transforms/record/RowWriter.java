package io.sluice.transforms.record;

/**
 * Accepts the values of one row, in the order of the table's columns. A writer binds them to a
 * statement or encodes them for a file.
 */
public interface RowWriter {

  /** Sets the next column's string. */
  void text(String value);

  /** Sets the next column's integer. */
  void integer(long value);

  /** Sets the next column's timestamp, in seconds since 1970-01-01T00:00:00Z. */
  void timestamp(long epochSecond);
}
