package io.sluice.transforms.jdbc.session;

/** What a session is for. */
public enum SessionUse {
  /** Writing rows that must be stored exactly as they are sent. */
  WRITE,
  /** Reading rows of any table, and updating them by the keys read. */
  READ,
  /** Writing rows on a connection that may be idle for any length of time. */
  IDLE
}
