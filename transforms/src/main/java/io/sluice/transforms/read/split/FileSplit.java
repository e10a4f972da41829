package io.sluice.transforms.read.split;

import io.sluice.transforms.read.input.InputFile;
import java.io.Serializable;
import java.util.List;

/**
 * What is read by one worker at a time: parts of files, one after the other. A position in a split
 * counts bytes through all of its parts.
 *
 * @param parts what it is made of, each where the one before it ends
 */
public record FileSplit(List<Part> parts) implements Serializable {

  /**
   * Some bytes of a file.
   *
   * @param file the file
   * @param from the first of them, after decompression
   * @param to behind the last; of a compressed file, whose length shows only at its end, behind all
   *     that there can be
   * @param start the position of the first in the split
   */
  public record Part(InputFile file, long from, long to, long start) implements Serializable {

    /** The position of one of its bytes. */
    public long position(long offset) {
      return start + offset - from;
    }

    /** Which byte of the file has a position. */
    public long offset(long position) {
      return from + position - start;
    }

    /** The position behind it. */
    public long end() {
      return position(to);
    }
  }

  public FileSplit {
    parts = List.copyOf(parts);
  }

  /** The position behind its last byte. */
  public long end() {
    return parts.get(parts.size() - 1).end();
  }

  /** The part that a position is in. */
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
