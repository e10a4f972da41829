package io.sluice.transforms.read.block;

import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The readers of compressed files that wait in this JVM, for one transform. A decompressor cannot
 * jump, so that a reader which gives the rest of its file back waits for whichever thread is called
 * for that rest; in another JVM the file is decompressed again from its beginning. Readers that
 * nobody has fetched are closed when the last worker leaves. Safe for threads.
 */
public final class BlockReaderCache {

  private static final Map<String, BlockReaderCache> BY_TRANSFORM = new ConcurrentHashMap<>();

  private final String transform;
  private final Map<Place, BlockReader> readers = new ConcurrentHashMap<>();
  private int workers;

  private record Place(String file, long position) {}

  private BlockReaderCache(String transform) {
    this.transform = transform;
  }

  /** Those of a transform, for one more worker. */
  public static BlockReaderCache join(String transform) {
    return BY_TRANSFORM.compute(
        transform,
        (id, there) -> {
          BlockReaderCache cache = there == null ? new BlockReaderCache(id) : there;
          cache.workers++;
          return cache;
        });
  }

  /** Keeps a reader until somebody goes on where it stands. */
  public void put(InputFile file, BlockReader reader) {
    readers.put(new Place(file.name(), reader.position()), reader);
  }

  /** The reader that stands at a byte of a file; null where none does. */
  public BlockReader fetch(InputFile file, long position) {
    return readers.remove(new Place(file.name(), position));
  }

  /** A worker is done. */
  public void leave() throws IOException {
    boolean isLast =
        BY_TRANSFORM.computeIfPresent(transform, (id, cache) -> --workers == 0 ? null : cache)
            == null;
    if (isLast) {
      for (BlockReader reader : readers.values()) {
        reader.close();
      }
    }
  }
}
