package io.sluice.transforms.files;

import io.sluice.transforms.messages.LogSanitizer;

/**
 * Thrown for an input that is missing, unreadable or damaged. The message is one sentence for the
 * user on one line, whatever the input's name.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InputException(String sentence) {
    super(LogSanitizer.of(sentence));
  }

  public InputException(String sentence, Throwable cause) {
    super(LogSanitizer.of(sentence), cause);
  }
}
