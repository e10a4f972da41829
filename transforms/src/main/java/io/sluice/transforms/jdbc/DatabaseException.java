package io.sluice.transforms.jdbc;

/**
 * Thrown if the database cannot be reached or does not fit. The message is for the user, one
 * sentence per line.
 */
public class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseException(String sentences) {
    super(sentences);
  }

  public DatabaseException(String sentences, Throwable cause) {
    super(sentences, cause);
  }

  /** Returns a copy with a sentence appended on a line of its own. */
  public DatabaseException with(String sentence) {
    return new DatabaseException(getMessage() + "\n" + sentence, getCause());
  }
}
