package io.sluice.pipeline;

/** Thrown if a run ended early. The message is one sentence for the user. */
public final class IncompleteRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IncompleteRunException(String sentence) {
    super(sentence);
  }

  public IncompleteRunException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
