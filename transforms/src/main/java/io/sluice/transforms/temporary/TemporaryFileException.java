package io.sluice.transforms.temporary;

import io.sluice.transforms.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file of the worker's own cannot be written: the disk is full, or somebody has deleted it. */
public final class TemporaryFileException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  public TemporaryFileException(Path file, IOException cause) {
    super(
        Printable.of("The file " + file + " cannot be written: " + cause.getMessage() + "."),
        cause);
  }
}
