package io.sluice.transforms.scan;

import io.sluice.transforms.pace.Pace;
import io.sluice.transforms.pace.PaceLimits;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Makes something of ranges, each as it comes. */
final class FoldRangesFn<T, V> extends DoFn<PlannedRange, V> {

  private static final long serialVersionUID = 1L;

  private static final int MOST_ROWS_IN_A_STATEMENT = 256_000;

  private final TableSpec spec;
  private final RangeFold<T, V> fold;
  private final PaceLimits limits;
  private final String run;
  private transient Pace pace;
  private transient TableWalk walk;
  private transient StatementSize statementSize;
  private transient List<ScanColumn> columns;
  private transient RowMapper<T> mapper;

  FoldRangesFn(TableSpec spec, RangeFold<T, V> fold, PaceLimits limits, String run) {
    this.spec = spec;
    this.fold = fold;
    this.limits = limits;
    this.run = run;
  }

  @Setup
  public void setUp() {
    pace = Pace.join(run, limits, spec.database());
  }

  @ProcessElement
  public void fold(@Element PlannedRange range, OutputReceiver<V> out) throws Exception {
    open();
    try (RangeReader<T> reader = walk.read(range.range(), mapper, statementSize, pace::await);
        RangeWork.Pages<T> pages = fold.begin(range, columns, out::output)) {
      for (Page<T> page = reader.next(); page != null; page = reader.next()) {
        pages.take(page.rows());
      }
      pages.end();
    }
  }

  private void open() throws Exception {
    if (walk == null) {
      walk = TableWalk.open(spec);
      statementSize = StatementSize.of(spec, limits, MOST_ROWS_IN_A_STATEMENT);
      columns = walk.columns();
      mapper = fold.mapper(columns);
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
