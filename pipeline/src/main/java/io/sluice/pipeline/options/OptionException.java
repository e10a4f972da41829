package io.sluice.pipeline.options;

import io.sluice.transforms.messages.LogSanitizer;

/**
 * A missing option or a bad value. The message is one sentence for the user, on one line, whatever
 * the value.
 */
public final class OptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OptionException(String sentence) {
    super(LogSanitizer.of(sentence));
  }
}
