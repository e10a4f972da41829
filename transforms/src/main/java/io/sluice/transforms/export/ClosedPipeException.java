package io.sluice.transforms.export;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Thrown when the reader closes standard output, as {@code head} does; nothing is wrong. */
public final class ClosedPipeException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  ClosedPipeException(IOException cause) {
    super("The reader of standard output has closed it.", cause);
  }
}
