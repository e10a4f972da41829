package io.sluice.transforms.record;

/**
 * Reads the values of one row, in the order of the table's columns; the inverse of {@link
 * RowWriter}. NULL is null.
 */
public interface RowReader {

  /** The next column's string. */
  String text();

  /** The next column's integer. */
  Long integer();

  /** The next column's timestamp, in seconds since 1970-01-01T00:00:00Z. */
  Long timestamp();
}
