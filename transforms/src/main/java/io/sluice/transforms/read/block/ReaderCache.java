package io.sluice.transforms.read.block;

import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of suspended readers of compressed files, one for each transform in this JVM. A
 * decompressor cannot seek, so a reader that gives back the rest of its file waits here for the
 * thread that continues there. In another JVM the file is decompressed again from its beginning.
 * Readers that are never fetched are closed when the last worker leaves. Thread-safe.
 */
public final class ReaderCache {

  private static final Map<String, ReaderCache> BY_TRANSFORM = new ConcurrentHashMap<>();

  private final String transform;
  private final Map<Key, LineBlockReader> readers = new ConcurrentHashMap<>();
  private int workers;

  private record Key(String file, long position) {}

  private ReaderCache(String transform) {
    this.transform = transform;
  }

  /** Returns the cache of a transform, and registers one more worker. */
  public static ReaderCache join(String transform) {
    return BY_TRANSFORM.compute(
        transform,
        (id, existing) -> {
          ReaderCache cache = existing == null ? new ReaderCache(id) : existing;
          cache.workers++;
          return cache;
        });
  }

  /** Keeps a reader until it is fetched at its current position. */
  public void put(InputFile file, LineBlockReader reader) {
    readers.put(new Key(file.name(), reader.position()), reader);
  }

  /** Removes and returns the reader at an offset of a file, or null if there is none. */
  public LineBlockReader fetch(InputFile file, long position) {
    return readers.remove(new Key(file.name(), position));
  }

  /** Unregisters a worker. The last one closes the readers left. */
  public void leave() throws IOException {
    boolean isLast =
        BY_TRANSFORM.computeIfPresent(transform, (id, cache) -> --workers == 0 ? null : cache)
            == null;
    if (isLast) {
      for (LineBlockReader reader : readers.values()) {
        reader.close();
      }
    }
  }
}
