package io.sluice.transforms.record;

/**
 * Takes the values of one row, in the order of the table's columns. What it does with them (bind
 * them to a statement, encode them for a file) is the writer's business.
 */
public interface RowWriter {

  /** The next column's text. */
  void text(String value);

  /** The next column's whole number. */
  void integer(long value);

  /** The next column's instant, in seconds since 1970-01-01T00:00:00Z. */
  void timestamp(long epochSecond);
}
