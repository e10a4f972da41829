package io.sluice.transforms.record;

/**
 * Gives the values of one row, in the order of the table's columns: what {@link RowWriter} takes,
 * the other way round. NULL is null.
 */
public interface RowReader {

  /** The next column's text. */
  String text();

  /** The next column's whole number. */
  Long integer();

  /** The next column's instant, in whole seconds since 1970-01-01T00:00:00Z. */
  Long timestamp();
}
