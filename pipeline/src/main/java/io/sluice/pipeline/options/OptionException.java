package io.sluice.pipeline.options;

import io.sluice.transforms.messages.LogSanitizer;

/**
 * An option that is missing or has a bad value; the message is one sentence for the user, on one
 * line, whatever the value.
 */
public final class OptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OptionException(String sentence) {
    super(LogSanitizer.of(sentence));
  }
}
