package io.sluice.transforms.scan;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.read.Cursor;
import io.sluice.transforms.scan.read.CursorCache;
import io.sluice.transforms.scan.read.QuerySpec;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;

/** Reads a query's rows, a few pages per call; its restriction is a range of page numbers. */
@DoFn.BoundedPerElement
final class ReadQueryFn<T> extends DoFn<QuerySpec, List<T>> {

  private static final long serialVersionUID = 1L;

  /** The DirectRunner holds the output of a call in memory. */
  private static final int PAGES_PER_CALL = 2;

  private final String id = UUID.randomUUID().toString();
  private final RowMapper<T> mapper;
  private transient CursorCache cache;

  ReadQueryFn(RowMapper<T> mapper) {
    this.mapper = mapper;
  }

  @Setup
  public void setUp() {
    cache = CursorCache.join(id);
  }

  @GetInitialRestriction
  public OffsetRange all() {
    return new OffsetRange(0, Long.MAX_VALUE);
  }

  @ProcessElement
  public ProcessContinuation read(
      @Element QuerySpec query,
      RestrictionTracker<OffsetRange, Long> tracker,
      OutputReceiver<List<T>> pages)
      throws Exception {
    Cursor cursor = cursor(query, tracker.currentRestriction().getFrom());
    try {
      for (int i = 0; i < PAGES_PER_CALL; i++) {
        // Claims the page before reading it: a page cannot be put back.
        if (!tracker.tryClaim(cursor.pages())) {
          cache.put(cursor);
          return ProcessContinuation.stop();
        }
        List<T> page = cursor.page(mapper);
        if (!page.isEmpty()) {
          pages.output(page);
        }
        if (cursor.isAtEnd()) {
          if (tracker.tryClaim(Long.MAX_VALUE - 1)) {
            cursor.close();
          } else {
            cache.put(cursor);
          }
          return ProcessContinuation.stop();
        }
      }
    } catch (Exception e) {
      cursor.close();
      throw e;
    }
    cache.put(cursor);
    return ProcessContinuation.resume();
  }

  private Cursor cursor(QuerySpec query, long from) {
    if (from == 0) {
      return Cursor.open(query);
    }
    Cursor cursor = cache.fetch(from);
    if (cursor == null) {
      throw new DatabaseException(
          "The cursor after page %d is gone; run the command again.".formatted(from));
    }
    return cursor;
  }

  @Teardown
  public void tearDown() {
    if (cache != null) {
      cache.leave();
    }
  }
}
