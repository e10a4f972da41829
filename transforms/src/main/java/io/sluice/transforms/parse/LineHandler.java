package io.sluice.transforms.parse;

import io.sluice.transforms.reject.Reject;

/**
 * Takes what has become of lines; each line comes in by exactly one of these methods.
 *
 * @param <T> the record
 */
public interface LineHandler<T> {

  /**
   * The line is a record that the filter keeps.
   *
   * @param truncated whether one of its texts was cut to its column's length
   */
  void record(T record, boolean truncated, Line line);

  /** The line is a record that the filter does not keep. */
  void filtered();

  /** The line is not a record. */
  void reject(Reject reject);

  /** The line holds nothing but white space. */
  void blank();
}
