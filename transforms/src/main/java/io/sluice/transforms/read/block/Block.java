package io.sluice.transforms.read.block;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Whole lines of one file: the bytes from {@code start} to {@code end}, exclusive. A block is the
 * unit of reading, parsing and accounting; the blocks of a file neither overlap nor leave gaps.
 *
 * <p>An overlong line has a block of its own, which holds only its first bytes, and its line feed
 * if it has one: see {@link #isOverlong}.
 *
 * @param file the file's name
 * @param start the offset of the block in the file, after decompression
 * @param end the offset after the block: after a line feed, or at the end of the file
 * @param bytes the block's bytes, without the omitted NULs; must not be changed
 * @param nuls the number of NULs omitted at its beginning, so that they make no line overlong: a
 *     log truncated while a program writes to it begins with as many NULs as it had bytes
 */
public record Block(String file, long start, long end, byte[] bytes, long nuls) {

  public Block {
    requireNonNull(file, "file is null");
    if (start >= end || bytes.length > end - start - nuls) {
      throw new IllegalArgumentException("no block: %d to %d".formatted(start, end));
    }
  }

  /** A block without omitted NULs. */
  public Block(String file, long start, long end, byte[] bytes) {
    this(file, start, end, bytes, 0);
  }

  /** The offset of {@code bytes} in the file. */
  public long offset() {
    return start + nuls;
  }

  /** Whether this is one line that is held only in part: its first bytes and its line feed. */
  public boolean isOverlong() {
    return bytes.length < end - offset();
  }

  /** Whether the block ends with a line feed; only the last line of a file may lack one. */
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

  /** Omits the contents, which must not reach logs. */
  @Override
  public String toString() {
    return "Block[%s, %d to %d]".formatted(file, start, end);
  }
}
