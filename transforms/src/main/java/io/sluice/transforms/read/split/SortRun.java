package io.sluice.transforms.read.split;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.BlockReader;
import io.sluice.transforms.read.input.InputFile;
import java.io.Closeable;
import java.io.IOException;

/**
 * Consecutive whole lines of one file, read block by block: what is sorted and written together.
 * Each line can be read again as long as the sort run is open. Used by one thread at a time.
 */
public final class SortRun implements Closeable {

  private final InputFile file;
  private final BlockReader reader;
  private final long limit;
  private final long maxBytes;
  private final LineSpool lines;
  private final long start;
  private Block next;
  private long end;

  /**
   * @param reader stands at the sort run's first line
   * @param first its first block
   * @param limit where the first line begins that is not its own any more
   * @param maxBytes with so many bytes, or a block more, it ends before the limit
   */
  SortRun(
      InputFile file, BlockReader reader, Block first, long limit, long maxBytes, LineSpool lines) {
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

  /** Whether nothing of the file was loaded when this run began. */
  public boolean isOfNewFile() {
    return file.done().ranges().isEmpty() && file.started().isEmpty();
  }

  /** The file's size as it stands on disk. */
  public long fileBytes() {
    return file.bytes();
  }

  /** Where it begins in the file, after decompression. */
  public long start() {
    return start;
  }

  /** Where the blocks that have been read end; when all have been read, where it ends. */
  public long end() {
    return end;
  }

  /**
   * Reads the next block.
   *
   * @return null where there is none
   * @throws InputException when the file is damaged, or has changed
   */
  public Block read() {
    try {
      Block block = next;
      if (block == null) {
        return null;
      }
      lines.keep(block);
      end = block.end();
      next = end < limit && end - start < maxBytes ? reader.next(limit) : null;
      // Behind the reading: what is not of the file that was found goes no further.
      file.checkUnchanged();
      return block;
    } catch (IOException e) {
      throw file.damaged(e);
    }
  }

  /**
   * Reads a line again.
   *
   * @param offset where it begins in the file
   * @param length its bytes, without its line feed
   * @throws InputException when the file has changed
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
