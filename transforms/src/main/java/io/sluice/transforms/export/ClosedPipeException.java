package io.sluice.transforms.export;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Thrown if the reader closes standard output, as {@code head} does; it is not an error. */
public final class ClosedPipeException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  ClosedPipeException(IOException cause) {
    super("The reader of standard output has closed it.", cause);
  }
}
