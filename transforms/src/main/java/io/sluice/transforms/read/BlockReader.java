package io.sluice.transforms.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into blocks of whole lines. Holds one block at a time, and never more of a line
 * than its greatest length.
 */
final class BlockReader implements Closeable {

  /** What is kept of a line that is too long. */
  static final int OVERLONG_HEAD_BYTES = 1024;

  private final String file;
  private final InputStream in;
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
    this.buffer = new byte[Math.min(blockBytes, maxLineBytes + 1)];
  }

  /** Where the next block begins. */
  long position() {
    return putBack == null ? start : putBack.start();
  }

  /** Whether there are no more blocks. */
  boolean isExhausted() {
    return atEnd && filled == 0 && putBack == null;
  }

  /** Makes the last block the next one again. */
  void putBack(Block block) {
    putBack = block;
  }

  /**
   * Passes over bytes up to the next beginning of a line; over none, where one begins here.
   *
   * @param before the byte before the stream
   */
  void skipToLine(int before) throws IOException {
    if (before != '\n') {
      start += bytesToLineEnd();
    }
  }

  /**
   * The next block: whole lines that begin before a limit.
   *
   * @return null where no line begins before the limit
   */
  Block next(long limit) throws IOException {
    if (putBack != null) {
      Block block = putBack;
      putBack = null;
      return block;
    }
    if (start >= limit) {
      return null;
    }
    fill();
    int end = cut(limit);
    while (end == 0 && filled == buffer.length && filled <= maxLineBytes) {
      // The line may be longer than a block. One byte more than it may have tells whether it is.
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, maxLineBytes + 1L));
      fill();
      end = cut(limit);
    }
    if (filled == 0) {
      return null;
    }
    boolean isTooLong = end == 0 || end > maxLineBytes && lastLineFeed() < 0;
    return isTooLong ? overlong() : take(end);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** How many of the bytes held are whole lines that begin before the limit; 0 for none. */
  private int cut(long limit) {
    if (limit - start > filled) {
      return atEnd ? filled : lastLineFeed() + 1;
    }
    // The last line to take is the one that holds the byte before the limit.
    for (int i = (int) (limit - start) - 1; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i + 1;
      }
    }
    return atEnd ? filled : lastLineFeed() + 1;
  }

  private int lastLineFeed() {
    int i = filled - 1;
    while (i >= 0 && buffer[i] != '\n') {
      i--;
    }
    return i;
  }

  private Block take(int length) {
    Block block = new Block(file, start, start + length, Arrays.copyOf(buffer, length));
    System.arraycopy(buffer, length, buffer, 0, filled - length);
    filled -= length;
    start += length;
    return block;
  }

  private Block overlong() throws IOException {
    byte[] head = Arrays.copyOf(buffer, Math.min(filled - 1, OVERLONG_HEAD_BYTES));
    long length = filled;
    filled = 0;
    length += bytesToLineEnd();
    Block block = new Block(file, start, start + length, head);
    start += length;
    return block;
  }

  /** Reads on to behind the next line feed; what follows it is in the buffer then. */
  private long bytesToLineEnd() throws IOException {
    long passed = 0;
    while (true) {
      fill();
      for (int i = 0; i < filled; i++) {
        if (buffer[i] == '\n') {
          passed += i + 1;
          filled -= i + 1;
          System.arraycopy(buffer, i + 1, buffer, 0, filled);
          return passed;
        }
      }
      passed += filled;
      filled = 0;
      if (atEnd) {
        return passed;
      }
    }
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
