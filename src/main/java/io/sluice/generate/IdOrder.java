package io.sluice.generate;

/** How the ids of records follow each other, which is what an index of them feels. */
public enum IdOrder {
  /** Random UUIDs (RFC 9562, version 4): each somewhere among those before it. */
  RANDOM,
  /**
   * UUIDs that begin with a time in milliseconds (RFC 9562, version 7), later from record to
   * record: each behind those before it.
   */
  TIME
}
