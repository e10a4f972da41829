package io.sluice.testing.hostile;

/** A line, without its line feed, and what must become of it. */
public sealed interface HostileLine permits GoodLine, BadLine, BlankLine {

  /** The line; not to be changed. */
  byte[] bytes();
}
