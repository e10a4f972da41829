package io.sluice.transforms.reject;

/**
 * Why a line is not a record. Expected, and frequent in bad input: it carries no stack trace, and
 * the parser turns it into a value before anybody else sees it.
 */
public final class Rejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param detail one sentence part that says what was found and what was expected; it names fields
   *     and numbers, never the record's contents
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
