package io.sluice.transforms.reject;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.messages.LogSanitizer;
import java.util.Arrays;
import java.util.Objects;

/**
 * One rejected line.
 *
 * @param reason why it was rejected
 * @param file the file of the line; null if the reader does not report it (TextIO)
 * @param offset the byte offset of the line in that file, or {@link #UNKNOWN_OFFSET}
 * @param length the line's bytes, without its line feed
 * @param detail what was found and what was expected, without the line's contents
 * @param raw the bytes of the line; only the first ones if the line is too long to be held
 */
public record Reject(
    Reason reason, String file, long offset, long length, String detail, byte[] raw) {

  /** The offset if the reader does not report it. */
  public static final long UNKNOWN_OFFSET = -1;

  public Reject {
    requireNonNull(reason, "reason is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(raw, "raw is null");
  }

  /** Creates the reject of a complete line. */
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

  /** Omits the line's contents, which do not belong in logs. */
  @Override
  public String toString() {
    return LogSanitizer.of(
        "Reject[%s, %s, %s at %d, %d bytes]".formatted(reason, detail, file, offset, length));
  }
}
