package io.sluice.transforms.read.split;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.BlockReader;
import io.sluice.transforms.read.block.CompressedFile;
import io.sluice.transforms.read.block.PlainFile;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Reads a split sort run by sort run. Used by one thread at a time. */
public final class SplitReader implements Closeable {

  private final Iterator<FileSplit.Part> parts;
  private final int blockBytes;
  private final int maxLineBytes;
  private final long sortRunBytes;
  private final Path directory;
  private FileSplit.Part part;
  private BlockReader reader;

  /** Reads sort runs of any size whose lines nobody wants to see again. */
  public static SplitReader once(FileSplit split, int blockBytes, int maxLineBytes) {
    return new SplitReader(split, blockBytes, maxLineBytes, Long.MAX_VALUE, null);
  }

  /**
   * @param blockBytes how large blocks are, save for longer lines
   * @param maxLineBytes the greatest length of a line, its line feed not counted
   * @param sortRunBytes how large sort runs are at most, save for one block
   * @param directory for copies of what cannot be read again
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
   * The next sort run, when the one before has been read to its end and closed.
   *
   * @return null where there is none
   * @throws InputException when the file is damaged, or has changed
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
      reader = open(file, file.done().missingFrom(part.from()));
    }
    long from = file.done().missingFrom(reader.position());
    if (from >= part.to()) {
      return null;
    }
    reader.skipTo(from);
    boolean isBegun = file.started().stream().anyMatch(started -> started.from() == from);
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
            isBegun ? Long.MAX_VALUE : sortRunBytes,
            directory == null ? LineSpool.NONE : LineSpool.of(file, directory));
  }

  /** Up to which place lines may begin that are read together with those from a place on. */
  private long limit(InputFile file, long from) {
    long limit = file.done().nextAfter(from, part.to());
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

  private BlockReader open(InputFile file, long from) throws IOException {
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
