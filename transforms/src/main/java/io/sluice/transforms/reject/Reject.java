package io.sluice.transforms.reject;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.messages.LogSanitizer;
import java.util.Arrays;
import java.util.Objects;

/**
 * One rejected line.
 *
 * @param reason why
 * @param file the file it was read from, or null where the reader does not tell (TextIO)
 * @param offset the byte in that file at which the line starts, or {@link #UNKNOWN_OFFSET}
 * @param length the line's bytes, without its line feed
 * @param detail what was found and what was expected; holds nothing of the line's contents
 * @param raw those bytes; only the first ones of a line that is too long to be held
 */
public record Reject(
    Reason reason, String file, long offset, long length, String detail, byte[] raw) {

  /** The offset where the reader does not tell. */
  public static final long UNKNOWN_OFFSET = -1;

  public Reject {
    requireNonNull(reason, "reason is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(raw, "raw is null");
  }

  /** A line that is here whole. */
  public Reject(Reason reason, String file, long offset, String detail, byte[] raw) {
    this(reason, file, offset, raw.length, detail, raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reject that
        && reason == that.reason
        && Objects.equals(file, that.file)
        && offset == that.offset
        && length == that.length
        && detail.equals(that.detail)
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * reason.hashCode() + Arrays.hashCode(raw);
  }

  /** Without the line's contents, which do not belong into logs. */
  @Override
  public String toString() {
    return LogSanitizer.of(
        "Reject[%s, %s, %s at %d, %d bytes]".formatted(reason, detail, file, offset, length));
  }
}
