package io.sluice.pipeline;

/** A run that has ended before its end; the message is one sentence for the user. */
public final class IncompleteRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IncompleteRunException(String sentence) {
    super(sentence);
  }

  public IncompleteRunException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
