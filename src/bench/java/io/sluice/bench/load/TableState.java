package io.sluice.bench.load;

/** What is in the table before a load. */
public enum TableState {
  /** Nothing. */
  EMPTY,
  /** Other rows, whose ids are of the same kind. */
  FILLED
}
