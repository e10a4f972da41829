package io.sluice.pipeline;

/** An option that is missing or has a bad value; the message is one sentence for the user. */
public final class OptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OptionException(String sentence) {
    super(sentence);
  }
}
