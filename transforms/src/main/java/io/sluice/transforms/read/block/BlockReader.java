package io.sluice.transforms.read.block;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into blocks of whole lines. Holds one block at a time, and never more of a line
 * than its greatest length.
 */
public final class BlockReader implements Closeable {

  /** The default size of a block, in bytes. */
  public static final int DEFAULT_BLOCK_BYTES = 1 << 20;

  /** The default limit of a line, in bytes. */
  public static final int DEFAULT_MAX_LINE_BYTES = 1 << 20;

  /** How many bytes are kept of a line beyond the limit. */
  public static final int OVERLONG_HEAD_BYTES = 1 << 10;

  private final String file;
  private final InputStream in;
  private final int blockBytes;
  private final int maxLineBytes;
  private byte[] buffer;
  private int filled;
  private long start;
  private boolean atEnd;
  private Block putBack;

  /**
   * @param in stands at the beginning of a line
   * @param start how many bytes of the file are before it
   * @param blockBytes how large blocks are, save for longer lines
   * @param maxLineBytes the greatest length of a line, its line feed not counted
   */
  BlockReader(String file, InputStream in, long start, int blockBytes, int maxLineBytes) {
    this.file = file;
    this.in = in;
    this.start = start;
    this.maxLineBytes = maxLineBytes;
    // So that a line which is too long never fits into a block.
    this.blockBytes = Math.min(blockBytes, maxLineBytes + 1);
    this.buffer = new byte[this.blockBytes];
  }

  /** Where the next block begins. */
  public long position() {
    return putBack == null ? start : putBack.start();
  }

  /** Whether there are no more blocks. */
  public boolean isExhausted() {
    return atEnd && filled == 0 && putBack == null;
  }

  /** Makes the last block the next one again. */
  public void putBack(Block block) {
    putBack = block;
  }

  /**
   * Passes over bytes up to the next beginning of a line; over none, where one begins here.
   *
   * @param before the byte before the stream
   */
  void skipToLine(int before) throws IOException {
    if (before != '\n') {
      passLine();
    }
  }

  /** Passes over bytes up to a place where a line begins, at or behind this one. */
  public void skipTo(long place) throws IOException {
    if (place == position()) {
      return;
    }
    int held = (int) Math.min(filled, place - start);
    drop(held);
    in.skipNBytes(place - start - held);
    start = place;
  }

  /**
   * The next block: whole lines that begin before a limit.
   *
   * @return null where no line begins before the limit
   */
  public Block next(long limit) throws IOException {
    if (putBack != null) {
      Block block = putBack;
      putBack = null;
      return block;
    }
    if (start >= limit) {
      return null;
    }
    int end = line(limit);
    long nuls = 0;
    if (isTooLong(end) && buffer[0] == 0) {
      nuls = passNuls();
      end = line(limit);
    }
    if (filled == 0) {
      return null;
    }
    return isTooLong(end) ? overlong(nuls) : take(end, nuls);
  }

  /** Holds at least one line, if it is not too long, and says where the next block ends. */
  private int line(long limit) throws IOException {
    fill();
    int end = cut(limit);
    while (end == 0 && filled == buffer.length && filled <= maxLineBytes) {
      // The line may be longer than a block. One byte more than it may have tells whether it is.
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, maxLineBytes + 1L));
      fill();
      end = cut(limit);
    }
    return end;
  }

  private boolean isTooLong(int end) {
    return end == 0 || end > maxLineBytes && lineFeed(0, end) < 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * How many of the bytes held are the next block; 0 where they are less than one line. A block
   * depends on nothing but its start: it is the whole lines that begin before the limit and end
   * within the size of a block, or else one longer line.
   */
  private int cut(long limit) {
    int window = Math.min(filled, blockBytes);
    // The last line to take is the one that holds the byte before the limit.
    int fromLast = (int) Math.max(0, Math.min(limit - start - 1, window));
    int end = lineFeed(fromLast, window) + 1;
    if (end > 0) {
      return end;
    }
    // With a full block it is chance whether the end has shown yet.
    if (atEnd && filled < blockBytes) {
      return filled;
    }
    end = lastLineFeedBefore(window) + 1;
    if (end > 0) {
      return end;
    }
    end = lineFeed(window, filled) + 1;
    return end == 0 && atEnd ? filled : end;
  }

  private int lineFeed(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int lastLineFeedBefore(int end) {
    int i = end - 1;
    while (i >= 0 && buffer[i] != '\n') {
      i--;
    }
    return i;
  }

  /** Skips the NULs at the start of a line, except one if it has nothing else. */
  private long passNuls() throws IOException {
    long from = start;
    int count = nulsHeld();
    while (count == filled && count > 1) {
      pass(count - 1);
      fill();
      count = nulsHeld();
    }
    pass(count == filled ? 0 : count);
    fill();
    return start - from;
  }

  private int nulsHeld() {
    int count = 0;
    while (count < filled && buffer[count] == 0) {
      count++;
    }
    return count;
  }

  private void pass(int count) {
    drop(count);
    start += count;
  }

  private Block take(int length, long nuls) {
    Block block =
        new Block(file, start - nuls, start + length, Arrays.copyOf(buffer, length), nuls);
    pass(length);
    return block;
  }

  private Block overlong(long nuls) throws IOException {
    long from = start - nuls;
    int headBytes = Math.min(filled - 1, BlockReader.OVERLONG_HEAD_BYTES);
    byte[] bytes = Arrays.copyOf(buffer, headBytes + 1);
    bytes[headBytes] = '\n';
    boolean hasLineFeed = passLine();
    byte[] held = hasLineFeed ? bytes : Arrays.copyOf(bytes, headBytes);
    return new Block(file, from, start, held, nuls);
  }

  /** Goes on to behind the next line feed; false where there is none up to the end. */
  private boolean passLine() throws IOException {
    while (true) {
      fill();
      int end = lineFeed(0, filled) + 1;
      int passed = end == 0 ? filled : end;
      pass(passed);
      if (end > 0 || atEnd) {
        return end > 0;
      }
    }
  }

  private void drop(int count) {
    System.arraycopy(buffer, count, buffer, 0, filled - count);
    filled -= count;
  }

  private void fill() throws IOException {
    while (!atEnd && filled < buffer.length) {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        atEnd = true;
      } else {
        filled += count;
      }
    }
  }
}
