package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reason;

/**
 * The outcome of one line.
 *
 * @param <T> the record
 */
public sealed interface Parsed<T> {

  /**
   * The line is a record.
   *
   * @param record the record
   * @param truncated whether one of its strings was cut to its column's length, as the user
   *     requested
   */
  record Accepted<T>(T record, boolean truncated) implements Parsed<T> {}

  /**
   * The line is not a record.
   *
   * @param reason the reason
   * @param detail what was found and what was expected
   */
  record Rejected<T>(Reason reason, String detail) implements Parsed<T> {}

  /** The line holds only white space. */
  record Blank<T>() implements Parsed<T> {}
}
