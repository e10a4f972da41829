package io.sluice.transforms.scan.read;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open cursors of one transform in this JVM, kept until a worker continues with them. The last
 * worker closes the remaining ones when it leaves. Thread-safe.
 */
public final class CursorCache {

  private static final Map<String, CursorCache> BY_TRANSFORM = new ConcurrentHashMap<>();

  private final String transform;
  private final Map<Long, Cursor> byPosition = new ConcurrentHashMap<>();
  private int workers;

  private CursorCache(String transform) {
    this.transform = transform;
  }

  /** Returns the cache of a transform, for one more worker. */
  public static CursorCache join(String transform) {
    return BY_TRANSFORM.compute(
        transform,
        (id, existing) -> {
          CursorCache cache = existing == null ? new CursorCache(id) : existing;
          cache.workers++;
          return cache;
        });
  }

  /** Keeps a cursor until a worker fetches it. */
  public void put(Cursor cursor) {
    byPosition.put(cursor.pages(), cursor);
  }

  /** Removes and returns the cursor that has read so many pages; null if there is none. */
  public Cursor fetch(long pages) {
    return byPosition.remove(pages);
  }

  /** Ends a worker's use of the cache; the last worker closes the remaining cursors. */
  public void leave() {
    boolean isLast =
        BY_TRANSFORM.computeIfPresent(transform, (id, cache) -> --workers == 0 ? null : cache)
            == null;
    if (isLast) {
      byPosition.values().forEach(Cursor::close);
    }
  }
}
