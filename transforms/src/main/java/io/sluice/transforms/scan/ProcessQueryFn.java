package io.sluice.transforms.scan;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.read.Cursor;
import io.sluice.transforms.scan.read.QuerySpec;
import io.sluice.transforms.throttle.Throttle;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Processes the rows of a query in the worker that reads them. */
final class ProcessQueryFn<T> extends DoFn<QuerySpec, Void> {

  private static final long serialVersionUID = 1L;

  private static final PlannedRange ALL = new PlannedRange(0, 1, KeyRange.ALL, 0);

  private final RangeProcessor<T> process;
  private final ThrottleLimits limits;
  private final String run;

  ProcessQueryFn(RangeProcessor<T> process, ThrottleLimits limits, String run) {
    this.process = process;
    this.limits = limits;
    this.run = run;
  }

  @ProcessElement
  public void process(@Element QuerySpec query) throws Exception {
    try (Throttle throttle = Throttle.join(run, limits, query.database());
        Cursor cursor = Cursor.open(query);
        RangeProcessor.PageSink<T> pages = process.begin(ALL, cursor.columns())) {
      RowMapper<T> mapper = process.mapper(cursor.columns());
      List<T> page = cursor.page(mapper);
      while (!page.isEmpty()) {
        throttle.await(page.size());
        pages.take(page);
        page = cursor.page(mapper);
      }
      pages.end();
    }
  }
}
