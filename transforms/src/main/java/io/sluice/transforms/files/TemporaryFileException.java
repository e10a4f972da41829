package io.sluice.transforms.files;

import io.sluice.transforms.messages.LogSanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Thrown if a worker cannot write a temporary file, for example on a full disk. */
public final class TemporaryFileException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private static final String ADVICE =
      "make room there, or name another directory with java -Djava.io.tmpdir=<directory>, and run"
          + " the same command again.";

  public TemporaryFileException(Path file, IOException cause) {
    super(
        LogSanitizer.of(
            "Cannot write the temporary file %s: %s; %s"
                .formatted(file, FileErrorMessage.reason(cause), ADVICE)),
        cause);
  }

  private TemporaryFileException(String message, IOException cause) {
    super(message, cause);
  }

  static TemporaryFileException ofDirectory(Path directory, IOException cause) {
    return new TemporaryFileException(
        LogSanitizer.of(
            "Cannot write into the temporary directory %s: %s; name another one with java"
                    .formatted(directory, FileErrorMessage.reason(cause))
                + " -Djava.io.tmpdir=<directory>."),
        cause);
  }

  static TemporaryFileException ofSpace(Path directory, long free, long needed) {
    String message =
        "The temporary directory %s has %d MB free, and the load needs at least %d MB; %s"
            .formatted(directory, free >> 20, (needed >> 20) + 1, ADVICE);
    return new TemporaryFileException(
        LogSanitizer.of(message), new IOException("too little space"));
  }
}
