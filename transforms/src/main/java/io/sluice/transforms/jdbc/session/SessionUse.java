package io.sluice.transforms.jdbc.session;

/** What a session is for. */
public enum SessionUse {
  /** Writing rows that must be stored exactly as they are sent. */
  WRITE,
  /** Reading rows of any table, and updating them by keys that were read. */
  READ,
  /** Writing rows on a connection that waits for them for any length of time. */
  IDLE
}
