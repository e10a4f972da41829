package io.sluice.transforms.record;

/** What to do with a string that is longer than its column. */
public enum OnTooLong {
  /** Reject the line with reason TOO_LONG. */
  REJECT,
  /**
   * Truncate the string at a code point, if its column allows it, and count the record as
   * truncated.
   */
  TRUNCATE
}
