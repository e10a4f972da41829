package io.sluice.transforms.reject;

/**
 * Thrown if a line is not a record. Such lines are expected, and frequent in bad input, so the
 * exception carries no stack trace. The parser turns it into a value.
 */
public final class Rejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param detail what was found and what was expected, as part of a sentence; it names fields and
   *     numbers, never the record's contents
   */
  public Rejection(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The reason code. */
  public Reason reason() {
    return reason;
  }

  /** What was found and what was expected. */
  public String detail() {
    return getMessage();
  }
}
