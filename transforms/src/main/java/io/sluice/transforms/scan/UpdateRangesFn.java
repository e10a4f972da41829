package io.sluice.transforms.scan;

import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Updates what is left of ranges, each as it comes. */
final class UpdateRangesFn<T> extends DoFn<UpdateEntry, Void> {

  private static final long serialVersionUID = 1L;

  private static final int MOST_ROWS_IN_A_STATEMENT = 32_000;

  private final UpdateSpec spec;
  private final RowMapper<T> mapper;
  private final PageFunction<T> function;
  private transient TableWalk walk;
  private transient BulkUpdate update;

  UpdateRangesFn(UpdateSpec spec, RowMapper<T> mapper, PageFunction<T> function) {
    this.spec = spec;
    this.mapper = mapper;
    this.function = function;
  }

  @ProcessElement
  public void update(@Element UpdateEntry entry) throws Exception {
    if (walk == null) {
      walk = TableWalk.open(spec.table());
      update = walk.bulkUpdate(spec.columns());
    }
    StatementSize size = new StatementSize(spec.table().page().rows(), MOST_ROWS_IN_A_STATEMENT);
    try (RangeReader<KeyedRow<T>> reader =
            walk.read(entry.left(), walk.keyed(mapper), size, RangeReader.Gate.OPEN);
        PageUpdater<T> updater = new PageUpdater<>(spec, function, update, entry)) {
      Page<KeyedRow<T>> page = reader.next();
      while (page != null) {
        updater.update(page.rows());
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
  }
}
