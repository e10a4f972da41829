package io.sluice.transforms.read.split;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.CompressedFile;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.block.PlainFile;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Reads a split, one sort run at a time. Used by one thread at a time. */
public final class SplitReader implements Closeable {

  private final Iterator<FileSplit.Part> parts;
  private final int blockBytes;
  private final int maxLineBytes;
  private final long sortRunBytes;
  private final Path directory;
  private FileSplit.Part part;
  private LineBlockReader reader;

  /** A reader of sort runs without a size limit, whose lines cannot be read again. */
  public static SplitReader once(FileSplit split, int blockBytes, int maxLineBytes) {
    return new SplitReader(split, blockBytes, maxLineBytes, Long.MAX_VALUE, null);
  }

  /**
   * @param blockBytes the size of a block; only a longer line exceeds it
   * @param maxLineBytes the maximum length of a line, without its line feed
   * @param sortRunBytes the maximum size of a sort run, exceeded by one block at most
   * @param directory the directory for copies of input that cannot be read twice
   */
  public SplitReader(
      FileSplit split, int blockBytes, int maxLineBytes, long sortRunBytes, Path directory) {
    this.parts = split.parts().iterator();
    this.blockBytes = blockBytes;
    this.maxLineBytes = maxLineBytes;
    this.sortRunBytes = sortRunBytes;
    this.directory = directory;
  }

  /**
   * Returns the next sort run. The previous one must have been read to its end and closed.
   *
   * @return the sort run, or null if there is none left
   * @throws InputException if the file is damaged or has changed
   */
  public SortRun next() throws IOException {
    while (isInPart()) {
      try {
        SortRun run = nextInPart();
        if (run != null) {
          return run;
        }
      } catch (IOException e) {
        throw part.file().damaged(e);
      }
      closePart();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  private boolean isInPart() {
    if (part == null && parts.hasNext()) {
      part = parts.next();
    }
    return part != null;
  }

  private SortRun nextInPart() throws IOException {
    InputFile file = part.file();
    if (reader == null) {
      file.checkUnchanged();
      reader = open(file, file.done().nextGap(part.from()));
    }
    long from = file.done().nextGap(reader.position());
    if (from >= part.to()) {
      return null;
    }
    reader.skipTo(from);
    boolean isStarted = file.started().stream().anyMatch(started -> started.from() == from);
    long limit = limit(file, from);
    Block first = reader.next(limit);
    file.checkUnchanged();
    return first == null
        ? null
        : new SortRun(
            file,
            reader,
            first,
            limit,
            isStarted ? Long.MAX_VALUE : sortRunBytes,
            directory == null ? LineSpool.NONE : LineSpool.of(file, directory));
  }

  /** The offset before which the lines of the sort run at {@code from} must begin. */
  private long limit(InputFile file, long from) {
    long limit = file.done().nextCovered(from, part.to());
    for (ByteRanges.Range started : file.started()) {
      if (started.from() == from) {
        return started.to();
      }
      if (started.from() > from) {
        return Math.min(limit, started.from());
      }
    }
    return limit;
  }

  private LineBlockReader open(InputFile file, long from) throws IOException {
    return file.isSplittable()
        ? PlainFile.openAt(file, from, blockBytes, maxLineBytes)
        : CompressedFile.openAt(file, from, blockBytes, maxLineBytes);
  }

  private void closePart() throws IOException {
    reader.close();
    reader = null;
    part = null;
  }
}
