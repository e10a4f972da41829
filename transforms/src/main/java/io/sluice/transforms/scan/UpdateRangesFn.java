package io.sluice.transforms.scan;

import io.sluice.transforms.live.LiveCounts;
import io.sluice.transforms.pace.Pace;
import io.sluice.transforms.pace.PaceLimits;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Updates what is left of ranges, each as it comes. */
final class UpdateRangesFn<T> extends DoFn<UpdateEntry, Void> {

  private static final long serialVersionUID = 1L;

  private static final int MOST_ROWS_IN_A_STATEMENT = 32_000;

  private final UpdateSpec spec;
  private final RowMapper<T> mapper;
  private final PageFunction<T> function;
  private final PaceLimits limits;
  private final String run;
  private transient Pace pace;
  private transient LiveCounts live;
  private transient TableWalk walk;
  private transient BulkUpdate update;

  UpdateRangesFn(
      UpdateSpec spec,
      RowMapper<T> mapper,
      PageFunction<T> function,
      PaceLimits limits,
      String run) {
    this.spec = spec;
    this.mapper = mapper;
    this.function = function;
    this.limits = limits;
    this.run = run;
  }

  @Setup
  public void setUp() {
    pace = Pace.join(run, limits, spec.table().database());
    live = LiveCounts.of(run);
  }

  @ProcessElement
  public void update(@Element UpdateEntry planned) throws Exception {
    if (walk == null) {
      walk = TableWalk.open(spec.table());
      update = walk.bulkUpdate(spec.columns());
    }
    try (PageUpdater<T> updater = new PageUpdater<>(spec, function, update, planned)) {
      UpdateEntry entry = updater.now();
      if (!entry.isDone()) {
        update(entry.left(), updater);
      }
    }
  }

  private void update(KeyRange left, PageUpdater<T> updater) throws Exception {
    StatementSize size = StatementSize.of(spec.table(), limits, MOST_ROWS_IN_A_STATEMENT);
    try (RangeReader<KeyedRow<T>> reader = walk.read(left, walk.keyed(mapper), size, pace::await)) {
      Page<KeyedRow<T>> page = reader.next();
      while (page != null) {
        updater.update(page.rows());
        live.lines(page.rows().size());
        page = reader.next();
      }
      updater.finish();
    }
  }

  @Teardown
  public void tearDown() {
    if (walk != null) {
      walk.close();
    }
    if (pace != null) {
      pace.close();
    }
  }
}
