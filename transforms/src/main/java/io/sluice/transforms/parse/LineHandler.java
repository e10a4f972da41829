package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reject;

/**
 * Receives the outcome of lines, each by exactly one of these methods.
 *
 * @param <T> the record
 */
public interface LineHandler<T> {

  /**
   * The line is a record that the filter keeps.
   *
   * @param truncated whether one of its strings was cut to its column's length
   */
  void record(T record, boolean truncated, Line line);

  /** The line is a record that the filter drops. */
  void filtered();

  /** The line is not a record. */
  void reject(Reject reject);

  /** The line holds only white space. */
  void blank();
}
