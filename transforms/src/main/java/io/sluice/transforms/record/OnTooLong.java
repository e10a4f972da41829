package io.sluice.transforms.record;

/** What happens to a text that is longer than its column. */
public enum OnTooLong {
  /** The line is rejected with reason TOO_LONG. */
  REJECT,
  /**
   * The text is cut at a code point, where its column allows it, and the record is counted as
   * truncated.
   */
  TRUNCATE
}
