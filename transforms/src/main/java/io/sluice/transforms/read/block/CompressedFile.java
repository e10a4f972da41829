package io.sluice.transforms.read.block;

import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.io.InputStream;

/** Opens compressed files. */
public final class CompressedFile {

  private CompressedFile() {}

  /**
   * Opens a reader at an offset where a line begins. Takes time in proportion to the offset,
   * because a decompressor cannot seek.
   */
  public static LineBlockReader openAt(InputFile file, long from, int blockBytes, int maxLineBytes)
      throws IOException {
    InputStream in = file.open();
    try {
      in.skipNBytes(from);
      return new LineBlockReader(file.name(), in, from, blockBytes, maxLineBytes);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }
}
