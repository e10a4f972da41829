package io.sluice.transforms.read.split;

import io.sluice.transforms.read.input.InputFile;
import java.io.Serializable;
import java.util.List;

/**
 * The unit that one worker reads at a time: parts of files, one after another. A position in a
 * split counts bytes across all of its parts.
 *
 * @param parts the parts; each starts at the position where the previous one ends
 */
public record FileSplit(List<Part> parts) implements Serializable {

  /**
   * A byte range of a file.
   *
   * @param file the file
   * @param from the offset of its first byte, after decompression
   * @param to the offset after its last byte; for a compressed file, whose length is known only at
   *     its end, an offset beyond any possible end
   * @param start the position of its first byte in the split
   */
  public record Part(InputFile file, long from, long to, long start) implements Serializable {

    /** The position in the split of a byte of the file. */
    public long position(long offset) {
      return start + offset - from;
    }

    /** The offset in the file of a position in the split. */
    public long offset(long position) {
      return from + position - start;
    }

    /** The position after its last byte. */
    public long end() {
      return position(to);
    }
  }

  public FileSplit {
    parts = List.copyOf(parts);
  }

  /** The position after the last byte. */
  public long end() {
    return parts.get(parts.size() - 1).end();
  }

  /** The part that contains a position. */
  public Part partAt(long position) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (position < parts.get(middle).end()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return parts.get(low);
  }
}
