package io.sluice.transforms.read.split;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFile;
import java.io.Closeable;
import java.io.IOException;

/**
 * Consecutive whole lines of one file, read block by block: the unit that is sorted and written
 * together. While the sort run is open, each of its lines can be read again. Used by one thread at
 * a time.
 */
public final class SortRun implements Closeable {

  private final InputFile file;
  private final LineBlockReader reader;
  private final long limit;
  private final long maxBytes;
  private final LineSpool lines;
  private final long start;
  private Block next;
  private long end;

  /**
   * @param reader a reader positioned after the first block
   * @param first the first block
   * @param limit the offset from which lines belong to the next sort run
   * @param maxBytes the size at which the sort run ends before its limit, exceeded by one block at
   *     most
   */
  SortRun(
      InputFile file,
      LineBlockReader reader,
      Block first,
      long limit,
      long maxBytes,
      LineSpool lines) {
    this.file = file;
    this.reader = reader;
    this.limit = limit;
    this.maxBytes = maxBytes;
    this.lines = lines;
    this.start = first.start();
    this.end = first.start();
    this.next = first;
  }

  /** The file's name. */
  public String file() {
    return file.name();
  }

  /** The key under which the ledger has claimed the file; empty without a ledger. */
  public String claim() {
    return file.claim();
  }

  /** Whether nothing of the file had been loaded when the load began. */
  public boolean isOfNewFile() {
    return file.done().ranges().isEmpty() && file.started().isEmpty();
  }

  /** The file's size on disk, in bytes. */
  public long fileBytes() {
    return file.bytes();
  }

  /** The offset of the sort run in the file, after decompression. */
  public long start() {
    return start;
  }

  /** The offset after the last block read so far; once all are read, the end of the sort run. */
  public long end() {
    return end;
  }

  /**
   * Reads the next block.
   *
   * @return the block, or null if there is none left
   * @throws InputException if the file is damaged or has changed
   */
  public Block read() {
    try {
      Block block = next;
      if (block == null) {
        return null;
      }
      lines.append(block);
      end = block.end();
      next = end < limit && end - start < maxBytes ? reader.next(limit) : null;
      // Check after the read, so that bytes of a changed file go no further.
      file.checkUnchanged();
      return block;
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  /**
   * Reads a line again.
   *
   * @param offset the offset of the line in the file
   * @param length its length in bytes, without its line feed
   * @throws InputException if the file has changed
   */
  public Block rereadLine(long offset, int length) {
    try {
      Block line = new Block(file.name(), offset, offset + length, lines.read(offset, length));
      file.checkUnchanged();
      return line;
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
