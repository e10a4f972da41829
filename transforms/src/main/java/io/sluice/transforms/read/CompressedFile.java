package io.sluice.transforms.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens compressed files. A decompressor cannot jump, so that a reader which gives the rest of its
 * file back is parked, for whichever thread of this JVM is called for that rest; elsewhere the file
 * is decompressed again from its beginning.
 */
final class CompressedFile {

  /**
   * By transform, file and position. A reader that nobody fetches goes with its transform's JVM.
   */
  private static final Map<Parking, BlockReader> PARKED = new ConcurrentHashMap<>();

  private record Parking(String transform, String file, long position) {}

  private CompressedFile() {}

  /** A reader at a position, which is 0 or where another reader stood. */
  static BlockReader openAt(
      String transform, InputFile file, long position, int blockBytes, int maxLineBytes)
      throws IOException {
    String name = file.resource().toString();
    BlockReader parked = PARKED.remove(new Parking(transform, name, position));
    if (parked != null) {
      return parked;
    }
    InputStream in = file.open();
    in.skipNBytes(position);
    return new BlockReader(name, in, position, blockBytes, maxLineBytes);
  }

  /** Keeps a reader until somebody goes on where it stands. */
  static void park(String transform, InputFile file, BlockReader reader) {
    PARKED.put(new Parking(transform, file.resource().toString(), reader.position()), reader);
  }
}
