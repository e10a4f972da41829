package io.sluice.transforms.scan;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.KeyRangeTracker;
import io.sluice.transforms.scan.read.Page;
import io.sluice.transforms.scan.read.RangeReader;
import io.sluice.transforms.scan.read.StatementSize;
import io.sluice.transforms.scan.read.TableReader;
import io.sluice.transforms.scan.read.TableSpec;
import java.util.Objects;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;

/** Reads ranges page by page: it reads a page, claims it, then outputs it. */
@DoFn.BoundedPerElement
final class ReadRangesFn<T> extends DoFn<KeyRange, Page<T>> {

  private static final long serialVersionUID = 1L;

  /** The DirectRunner holds the output of a call in memory. */
  private static final int PAGES_PER_CALL = 2;

  private final TableSpec spec;
  private final RowMapper<T> mapper;
  private transient TableReader table;
  private transient int rowsInLastPage;

  ReadRangesFn(TableSpec spec, RowMapper<T> mapper) {
    this.spec = spec;
    this.mapper = mapper;
  }

  @GetInitialRestriction
  public KeyRange whole(@Element KeyRange range) {
    return range;
  }

  @GetRestrictionCoder
  public Coder<KeyRange> restrictionCoder() {
    return SerializableCoder.of(KeyRange.class);
  }

  @NewTracker
  public KeyRangeTracker newTracker(@Restriction KeyRange range) {
    return new KeyRangeTracker(range);
  }

  @ProcessElement
  public ProcessContinuation read(
      RestrictionTracker<KeyRange, KeyRange> tracker, OutputReceiver<Page<T>> pages)
      throws Exception {
    if (table == null) {
      table = TableReader.open(spec);
      rowsInLastPage = spec.page().rows();
    }
    KeyRange range = tracker.currentRestriction();
    // Rows that the server sends beyond the pages of this call are lost.
    int rows = Math.min(spec.page().rows(), PAGES_PER_CALL * rowsInLastPage);
    StatementSize size = new StatementSize(rows, rows);
    try (RangeReader<T> reader = table.read(range, mapper, size, RangeReader.Gate.OPEN)) {
      for (int i = 0; i < PAGES_PER_CALL || range.isNulls(); i++) {
        Page<T> page = reader.next();
        if (page == null) {
          tracker.tryClaim(range);
          return ProcessContinuation.stop();
        }
        if (!tracker.tryClaim(page.range())) {
          return ProcessContinuation.stop();
        }
        pages.output(page);
        rowsInLastPage = page.rows().size();
        if (Objects.equals(page.range().end(), range.end()) && !range.isNulls()) {
          return ProcessContinuation.stop();
        }
      }
      return ProcessContinuation.resume();
    }
  }

  @Teardown
  public void tearDown() {
    if (table != null) {
      table.close();
    }
  }
}
