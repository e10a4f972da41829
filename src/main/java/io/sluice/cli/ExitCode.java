package io.sluice.cli;

/**
 * The exit codes of the program. A process ended by a signal exits with 128 plus the signal's
 * number: 130, 143.
 */
public enum ExitCode {
  /** Everything was done. */
  DONE(0),
  /**
   * Something unexpected happened, such as a full disk while files are written, or a closed
   * standard output.
   */
  UNEXPECTED(1),
  /** An option is missing, unknown or has a bad value. */
  BAD_OPTIONS(2),
  /**
   * An input is missing, unreadable or damaged. The JVM itself ends with this status, too, when it
   * runs out of memory.
   */
  BAD_INPUT(3),
  /** The database cannot be reached, or its table does not fit. */
  BAD_DATABASE(4),
  /**
   * More lines were rejected than {@code --maxRejected} allows, or every line if it is not given,
   * or one already existed with {@code --onDuplicate=fail}.
   */
  TOO_MANY_REJECTED(5),

  /** The load was cancelled. */
  CANCELLED(6),

  /** The load that a command looked at is still running. */
  RUNNING(7),

  /** The load that a command looked at has not ended, and has no heartbeat. */
  STALLED(8);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }
}
