package io.sluice.transforms.scan;

import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.read.Page;
import io.sluice.transforms.scan.read.RangeReader;
import io.sluice.transforms.scan.read.StatementSize;
import io.sluice.transforms.scan.read.TableReader;
import io.sluice.transforms.scan.read.TableSpec;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.throttle.Throttle;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Reads each range and passes its rows to a reducer. */
final class ReduceRangesFn<T, V> extends DoFn<PlannedRange, V> {

  private static final long serialVersionUID = 1L;

  private static final int MAX_ROWS_PER_STATEMENT = 256_000;

  private final TableSpec spec;
  private final RangeReducer<T, V> reduce;
  private final ThrottleLimits limits;
  private final String run;
  private transient Throttle throttle;
  private transient TableReader table;
  private transient StatementSize statementSize;
  private transient List<ScanColumn> columns;
  private transient RowMapper<T> mapper;

  ReduceRangesFn(TableSpec spec, RangeReducer<T, V> reduce, ThrottleLimits limits, String run) {
    this.spec = spec;
    this.reduce = reduce;
    this.limits = limits;
    this.run = run;
  }

  @Setup
  public void setUp() {
    throttle = Throttle.join(run, limits, spec.database());
  }

  @ProcessElement
  public void reduce(@Element PlannedRange range, OutputReceiver<V> out) throws Exception {
    open();
    try (RangeReader<T> reader = table.read(range.range(), mapper, statementSize, throttle::await);
        RangeProcessor.PageSink<T> pages = reduce.begin(range, columns, out::output)) {
      for (Page<T> page = reader.next(); page != null; page = reader.next()) {
        pages.take(page.rows());
      }
      pages.end();
    }
  }

  private void open() throws Exception {
    if (table == null) {
      table = TableReader.open(spec);
      statementSize = StatementSize.of(spec, limits, MAX_ROWS_PER_STATEMENT);
      columns = table.columns();
      mapper = reduce.mapper(columns);
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
