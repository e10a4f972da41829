package io.sluice.generate;

/** The order of the records' ids, which decides how inserts spread over an index on them. */
public enum IdOrder {
  /** Random UUIDs (RFC 9562, version 4): each at a random position in the index. */
  RANDOM,
  /**
   * UUIDs that begin with a timestamp in milliseconds (RFC 9562, version 7) and increase from
   * record to record: each at the end of the index.
   */
  TIME
}
