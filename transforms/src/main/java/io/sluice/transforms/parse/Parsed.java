package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reason;

/**
 * What became of one line.
 *
 * @param <T> the record
 */
public sealed interface Parsed<T> {

  /**
   * The line is a record.
   *
   * @param record the record
   * @param truncated whether one of its texts was cut to its column's length, because the user
   *     asked for it
   */
  record Accepted<T>(T record, boolean truncated) implements Parsed<T> {}

  /**
   * The line is not a record.
   *
   * @param reason why
   * @param detail what was found and what was expected
   */
  record Rejected<T>(Reason reason, String detail) implements Parsed<T> {}

  /** The line holds nothing but white space. */
  record Blank<T>() implements Parsed<T> {}
}
