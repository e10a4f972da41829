package io.sluice.transforms.read.block;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Whole lines of one file: the bytes from {@code start} up to, and without, {@code end}. Blocks are
 * what is read, parsed and accounted for as one; those of a file do not overlap and leave nothing
 * out.
 *
 * <p>A line that is too long to be held stands in a block of its own, which has only its first
 * bytes, and its line feed where it has one: see {@link #isOverlong}.
 *
 * @param file the file's name
 * @param start where the block begins in the file, after decompression
 * @param end where it ends: behind a line feed, or at the end of the file
 * @param bytes the block's bytes, without the NULs that are left out; not to be changed
 * @param nuls how many NULs are left out at its beginning, so that they make no line too long: a
 *     log that is truncated while a program writes to it begins with as many as it had bytes
 */
public record Block(String file, long start, long end, byte[] bytes, long nuls) {

  public Block {
    requireNonNull(file, "file is null");
    if (start >= end || bytes.length > end - start - nuls) {
      throw new IllegalArgumentException("no block: %d to %d".formatted(start, end));
    }
  }

  /** A block that does not begin with NULs. */
  public Block(String file, long start, long end, byte[] bytes) {
    this(file, start, end, bytes, 0);
  }

  /** The offset of its bytes in the file. */
  public long offset() {
    return start + nuls;
  }

  /** Whether this is one line of which only the first bytes and the line feed are here. */
  public boolean isOverlong() {
    return bytes.length < end - offset();
  }

  /** Whether the block ends with a line feed; only the last line of a file may have none. */
  public boolean endsWithLineFeed() {
    return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Block that
        && file.equals(that.file)
        && start == that.start
        && end == that.end
        && nuls == that.nuls
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + Long.hashCode(start);
  }

  /** Without the contents, which do not belong into logs. */
  @Override
  public String toString() {
    return "Block[%s, %d to %d]".formatted(file, start, end);
  }
}
