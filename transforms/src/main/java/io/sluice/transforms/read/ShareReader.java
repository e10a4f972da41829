package io.sluice.transforms.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Reads a share stretch by stretch. Used by one thread at a time. */
public final class ShareReader implements Closeable {

  private final Iterator<Share.Part> parts;
  private final int blockBytes;
  private final int maxLineBytes;
  private final long stretchBytes;
  private final Path directory;
  private Share.Part part;
  private BlockReader reader;

  /** Reads stretches of any size whose lines nobody wants to see again. */
  public static ShareReader once(Share share, int blockBytes, int maxLineBytes) {
    return new ShareReader(share, blockBytes, maxLineBytes, Long.MAX_VALUE, null);
  }

  /**
   * @param blockBytes how large blocks are, save for longer lines
   * @param maxLineBytes the greatest length of a line, its line feed not counted
   * @param stretchBytes how large stretches are at most, save for one block
   * @param directory for copies of what cannot be read again
   */
  public ShareReader(
      Share share, int blockBytes, int maxLineBytes, long stretchBytes, Path directory) {
    this.parts = share.parts().iterator();
    this.blockBytes = blockBytes;
    this.maxLineBytes = maxLineBytes;
    this.stretchBytes = stretchBytes;
    this.directory = directory;
  }

  /**
   * The next stretch, when the one before has been read to its end and closed.
   *
   * @return null where there is none
   * @throws InputException when the file is damaged, or has changed
   */
  public Stretch next() throws IOException {
    while (isInPart()) {
      try {
        Stretch stretch = nextInPart();
        if (stretch != null) {
          return stretch;
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

  private Stretch nextInPart() throws IOException {
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
    boolean isBegun = file.begun().stream().anyMatch(begun -> begun.from() == from);
    long limit = limit(file, from);
    Block first = reader.next(limit);
    file.checkUnchanged();
    return first == null
        ? null
        : new Stretch(
            file,
            reader,
            first,
            limit,
            isBegun ? Long.MAX_VALUE : stretchBytes,
            directory == null ? KeptLines.NONE : KeptLines.of(file, directory));
  }

  /** Up to which place lines may begin that are read together with those from a place on. */
  private long limit(InputFile file, long from) {
    long limit = file.done().nextBehind(from, part.to());
    for (Coverage.Range begun : file.begun()) {
      if (begun.from() == from) {
        return begun.to();
      }
      if (begun.from() > from) {
        return Math.min(limit, begun.from());
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
