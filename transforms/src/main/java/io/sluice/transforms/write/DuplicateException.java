package io.sluice.transforms.write;

/** A record's key is in the table already, and {@link OnDuplicate#FAIL} was asked for. */
public final class DuplicateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DuplicateException(BlockRow row) {
    super(
        ("The record at byte %d of %s has a key that is in the table already, or twice in the"
                + " input; nothing of its block was written, as --onDuplicate=fail asks.")
            .formatted(row.line().offset(), row.line().file()));
  }
}
