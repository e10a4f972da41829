package io.sluice.pipeline;

/** A run that has ended before its end; the message is one sentence for the user. */
public final class UnfinishedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnfinishedRunException(String sentence) {
    super(sentence);
  }

  public UnfinishedRunException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
