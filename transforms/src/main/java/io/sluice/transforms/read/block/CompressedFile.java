package io.sluice.transforms.read.block;

import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.io.InputStream;

/** Opens files that are compressed. */
public final class CompressedFile {

  private CompressedFile() {}

  /** A reader at a byte where a line begins; a decompressor cannot jump, so it takes its time. */
  public static BlockReader openAt(InputFile file, long from, int blockBytes, int maxLineBytes)
      throws IOException {
    InputStream in = file.open();
    try {
      in.skipNBytes(from);
      return new BlockReader(file.name(), in, from, blockBytes, maxLineBytes);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }
}
