package io.sluice.transforms.scan.read;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cursors that wait in this JVM, for one transform, until a worker is called for the rest of
 * their rows. Those that nobody has fetched are closed when the last worker leaves. Safe for
 * threads.
 */
public final class CursorCache {

  private static final Map<String, CursorCache> BY_TRANSFORM = new ConcurrentHashMap<>();

  private final String transform;
  private final Map<Long, Cursor> byPosition = new ConcurrentHashMap<>();
  private int workers;

  private CursorCache(String transform) {
    this.transform = transform;
  }

  /** Those of a transform, for one more worker. */
  public static CursorCache join(String transform) {
    return BY_TRANSFORM.compute(
        transform,
        (id, there) -> {
          CursorCache cache = there == null ? new CursorCache(id) : there;
          cache.workers++;
          return cache;
        });
  }

  /** Keeps a cursor until somebody goes on where it stands. */
  public void put(Cursor cursor) {
    byPosition.put(cursor.pages(), cursor);
  }

  /** The cursor that stands behind so many pages; null where none does. */
  public Cursor fetch(long pages) {
    return byPosition.remove(pages);
  }

  /** A worker is done. */
  public void leave() {
    boolean isLast =
        BY_TRANSFORM.computeIfPresent(transform, (id, cache) -> --workers == 0 ? null : cache)
            == null;
    if (isLast) {
      byPosition.values().forEach(Cursor::close);
    }
  }
}
