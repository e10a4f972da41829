package io.sluice.transforms.read.block;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into blocks of whole lines. Holds one block at a time, and never more of a line
 * than the maximum length. Used by one thread at a time.
 */
public final class LineBlockReader implements Closeable {

  /** The default size of a block, in bytes. */
  public static final int DEFAULT_BLOCK_BYTES = 1 << 20;

  /** The default maximum length of a line, in bytes. */
  public static final int DEFAULT_MAX_LINE_BYTES = 1 << 20;

  /** The number of bytes kept of an overlong line. */
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
   * @param in a stream positioned at the beginning of a line
   * @param start the offset of the stream in the file
   * @param blockBytes the size of a block; only a longer line exceeds it
   * @param maxLineBytes the maximum length of a line, without its line feed
   */
  LineBlockReader(String file, InputStream in, long start, int blockBytes, int maxLineBytes) {
    this.file = file;
    this.in = in;
    this.start = start;
    this.maxLineBytes = maxLineBytes;
    // An overlong line must never fit into a block.
    this.blockBytes = Math.min(blockBytes, maxLineBytes + 1);
    this.buffer = new byte[this.blockBytes];
  }

  /** The offset of the next block. */
  public long position() {
    return putBack == null ? start : putBack.start();
  }

  /** Whether all blocks have been read. */
  public boolean isExhausted() {
    return atEnd && filled == 0 && putBack == null;
  }

  /** Makes the last block the next one again. */
  public void putBack(Block block) {
    putBack = block;
  }

  /**
   * Skips to the next beginning of a line; skips nothing if one begins here.
   *
   * @param before the byte before the stream
   */
  void skipToLine(int before) throws IOException {
    if (before != '\n') {
      skipLine();
    }
  }

  /** Skips to an offset where a line begins, at or after the current one. */
  public void skipTo(long offset) throws IOException {
    if (offset == position()) {
      return;
    }
    int held = (int) Math.min(filled, offset - start);
    drop(held);
    in.skipNBytes(offset - start - held);
    start = offset;
  }

  /**
   * Returns the next block: whole lines that begin before a limit.
   *
   * @return the block, or null if no line begins before the limit
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
      nuls = skipNuls();
      end = line(limit);
    }
    if (filled == 0) {
      return null;
    }
    return isTooLong(end) ? overlong(nuls) : take(end, nuls);
  }

  /**
   * Fills the buffer with at least one line, unless it is overlong, and returns the length of the
   * next block.
   */
  private int line(long limit) throws IOException {
    fill();
    int end = cut(limit);
    while (end == 0 && filled == buffer.length && filled <= maxLineBytes) {
      // The line may be longer than a block. One byte beyond the maximum shows whether it is
      // overlong.
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
   * The length of the next block within the buffer, or 0 if it holds less than one line. A block
   * depends only on its start: it is the whole lines that begin before the limit and end within the
   * block size, or else one longer line.
   */
  private int cut(long limit) {
    int window = Math.min(filled, blockBytes);
    // The last line of the block is the one that contains the byte before the limit.
    int fromLast = (int) Math.max(0, Math.min(limit - start - 1, window));
    int end = lineFeed(fromLast, window) + 1;
    if (end > 0) {
      return end;
    }
    // With a full block, whether the end of the stream has been seen depends on how the reads fell.
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

  /** Skips the NULs at the start of a line, but keeps one if the line holds nothing else. */
  private long skipNuls() throws IOException {
    long from = start;
    int count = leadingNuls();
    while (count == filled && count > 1) {
      advance(count - 1);
      fill();
      count = leadingNuls();
    }
    advance(count == filled ? 0 : count);
    fill();
    return start - from;
  }

  private int leadingNuls() {
    int count = 0;
    while (count < filled && buffer[count] == 0) {
      count++;
    }
    return count;
  }

  private void advance(int count) {
    drop(count);
    start += count;
  }

  private Block take(int length, long nuls) {
    Block block =
        new Block(file, start - nuls, start + length, Arrays.copyOf(buffer, length), nuls);
    advance(length);
    return block;
  }

  private Block overlong(long nuls) throws IOException {
    long from = start - nuls;
    int headBytes = Math.min(filled - 1, LineBlockReader.OVERLONG_HEAD_BYTES);
    byte[] bytes = Arrays.copyOf(buffer, headBytes + 1);
    bytes[headBytes] = '\n';
    boolean hasLineFeed = skipLine();
    byte[] held = hasLineFeed ? bytes : Arrays.copyOf(bytes, headBytes);
    return new Block(file, from, start, held, nuls);
  }

  /** Skips the rest of the line; returns false if the stream ends without a line feed. */
  private boolean skipLine() throws IOException {
    while (true) {
      fill();
      int end = lineFeed(0, filled) + 1;
      int count = end == 0 ? filled : end;
      advance(count);
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
