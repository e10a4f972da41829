package io.sluice.transforms.read;

import io.sluice.transforms.text.Printable;

/**
 * An input that is missing, unreadable or damaged; the message is one sentence for the user, on one
 * line, whatever the input's name.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InputException(String sentence) {
    super(Printable.of(sentence));
  }

  public InputException(String sentence, Throwable cause) {
    super(Printable.of(sentence), cause);
  }
}
