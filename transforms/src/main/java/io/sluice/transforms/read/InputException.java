package io.sluice.transforms.read;

/** An input that is missing, unreadable or damaged; the message is one sentence for the user. */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InputException(String sentence) {
    super(sentence);
  }

  public InputException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
