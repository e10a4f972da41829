package io.sluice.transforms.jdbc;

/**
 * The database cannot be reached or does not fit; the message is for the user, a sentence a line.
 */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseException(String sentences) {
    super(sentences);
  }

  public DatabaseException(String sentences, Throwable cause) {
    super(sentences, cause);
  }

  /** The same exception with another sentence after its own, on a line of its own. */
  public DatabaseException with(String sentence) {
    return new DatabaseException(getMessage() + "\n" + sentence, getCause());
  }
}
