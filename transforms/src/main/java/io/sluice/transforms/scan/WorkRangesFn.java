package io.sluice.transforms.scan;

import io.sluice.transforms.pace.Pace;
import io.sluice.transforms.pace.PaceLimits;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Does some work with ranges, each as it comes. */
final class WorkRangesFn<T> extends DoFn<PlannedRange, Void> {

  private static final long serialVersionUID = 1L;

  private static final int MOST_ROWS_IN_A_STATEMENT = 256_000;

  private final TableSpec spec;
  private final RangeWork<T> work;
  private final PaceLimits limits;
  private final String run;
  private transient Pace pace;
  private transient TableWalk walk;
  private transient StatementSize statementSize;
  private transient List<ScanColumn> columns;
  private transient RowMapper<T> mapper;

  WorkRangesFn(TableSpec spec, RangeWork<T> work, PaceLimits limits, String run) {
    this.spec = spec;
    this.work = work;
    this.limits = limits;
    this.run = run;
  }

  @Setup
  public void setUp() {
    pace = Pace.join(run, limits, spec.database());
  }

  @ProcessElement
  public void work(@Element PlannedRange range) throws Exception {
    open();
    try (RangeReader<T> reader = walk.read(range.range(), mapper, statementSize, pace::await);
        RangeWork.Pages<T> pages = work.begin(range, columns)) {
      for (Page<T> page = reader.next(); page != null; page = reader.next()) {
        pages.take(page.rows());
      }
      pages.end();
    }
  }

  private void open() throws Exception {
    if (walk == null) {
      walk = TableWalk.open(spec);
      statementSize = new StatementSize(spec.page().rows(), MOST_ROWS_IN_A_STATEMENT);
      columns = walk.columns();
      mapper = work.mapper(columns);
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
