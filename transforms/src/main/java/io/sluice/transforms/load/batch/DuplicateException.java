package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.run.LoadRejectedException;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.parse.Line;

/** Thrown if a record's key exists or occurs twice, and the load uses {@link OnDuplicate#FAIL}. */
public final class DuplicateException extends LoadRejectedException {

  private static final long serialVersionUID = 1L;

  DuplicateException(Line line) {
    super(
        place(line)
            + " has a key that is in the table already, or twice in the input; nothing of its batch"
            + " was written, as --onDuplicate=fail asks.");
  }

  private static String place(Line line) {
    return line.file() == null
        ? "A record"
        : "The record at byte %d of %s".formatted(line.offset(), LogSanitizer.of(line.file()));
  }
}
