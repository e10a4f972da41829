package io.sluice.transforms.scan.update;

import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.key.KeyedRow;
import io.sluice.transforms.scan.read.Page;
import io.sluice.transforms.scan.read.RangeReader;
import io.sluice.transforms.scan.read.StatementSize;
import io.sluice.transforms.scan.read.TableReader;
import io.sluice.transforms.throttle.Throttle;
import io.sluice.transforms.throttle.ThrottleLimits;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Updates what is left of each range.
 *
 * @param <T> the type of a mapped row
 */
final class UpdateRangesFn<T> extends DoFn<UpdateEntry, Void> {

  private static final long serialVersionUID = 1L;

  private static final int MAX_ROWS_PER_STATEMENT = 32_000;

  private final UpdateSpec spec;
  private final RowMapper<T> mapper;
  private final PageFunction<T> function;
  private final ThrottleLimits limits;
  private final String run;
  private transient Throttle throttle;
  private transient LiveCounts counts;
  private transient TableReader table;
  private transient BulkUpdate update;

  UpdateRangesFn(
      UpdateSpec spec,
      RowMapper<T> mapper,
      PageFunction<T> function,
      ThrottleLimits limits,
      String run) {
    this.spec = spec;
    this.mapper = mapper;
    this.function = function;
    this.limits = limits;
    this.run = run;
  }

  @Setup
  public void setUp() {
    throttle = Throttle.join(run, limits, spec.table().database());
    counts = LiveCounts.of(run);
  }

  /** Updates what is left of a range, page by page. */
  @ProcessElement
  public void update(@Element UpdateEntry planned) throws Exception {
    if (table == null) {
      table = TableReader.open(spec.table());
      update = BulkUpdate.of(table, spec.columns());
    }
    try (PageUpdater<T> updater = new PageUpdater<>(spec, function, update, planned)) {
      UpdateEntry entry = updater.now();
      if (!entry.isDone()) {
        update(entry.left(), updater);
      }
    }
  }

  private void update(KeyRange left, PageUpdater<T> updater) throws Exception {
    StatementSize size = StatementSize.of(spec.table(), limits, MAX_ROWS_PER_STATEMENT);
    try (RangeReader<KeyedRow<T>> reader =
        table.read(left, table.keyed(mapper), size, throttle::await)) {
      Page<KeyedRow<T>> page = reader.next();
      while (page != null) {
        updater.update(page.rows());
        counts.lines(page.rows().size());
        page = reader.next();
      }
      updater.finish();
    }
  }

  @Teardown
  public void tearDown() {
    if (table != null) {
      table.close();
    }
    if (throttle != null) {
      throttle.close();
    }
  }
}
