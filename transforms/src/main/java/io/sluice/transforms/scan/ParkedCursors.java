package io.sluice.transforms.scan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cursors that wait in this JVM, for one transform, until a worker is called for the rest of
 * their rows. Those that nobody has fetched are closed when the last worker leaves. Safe for
 * threads.
 */
final class ParkedCursors {

  private static final Map<String, ParkedCursors> BY_TRANSFORM = new ConcurrentHashMap<>();

  private final String transform;
  private final Map<Long, Cursor> byPosition = new ConcurrentHashMap<>();
  private int workers;

  private ParkedCursors(String transform) {
    this.transform = transform;
  }

  /** Those of a transform, for one more worker. */
  static ParkedCursors join(String transform) {
    return BY_TRANSFORM.compute(
        transform,
        (id, there) -> {
          ParkedCursors parked = there == null ? new ParkedCursors(id) : there;
          parked.workers++;
          return parked;
        });
  }

  /** Keeps a cursor until somebody goes on where it stands. */
  void park(Cursor cursor) {
    byPosition.put(cursor.pages(), cursor);
  }

  /** The cursor that stands behind so many pages; null where none does. */
  Cursor fetch(long pages) {
    return byPosition.remove(pages);
  }

  /** A worker is done. */
  void leave() {
    boolean isLast =
        BY_TRANSFORM.computeIfPresent(transform, (id, parked) -> --workers == 0 ? null : parked)
            == null;
    if (isLast) {
      byPosition.values().forEach(Cursor::close);
    }
  }
}
