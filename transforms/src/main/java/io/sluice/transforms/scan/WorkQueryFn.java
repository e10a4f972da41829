package io.sluice.transforms.scan;

import io.sluice.transforms.pace.Pace;
import io.sluice.transforms.pace.PaceLimits;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Does some work with the rows of a query. */
final class WorkQueryFn<T> extends DoFn<QuerySpec, Void> {

  private static final long serialVersionUID = 1L;

  private static final PlannedRange ALL = new PlannedRange(0, 1, KeyRange.ALL, 0);

  private final RangeWork<T> work;
  private final PaceLimits limits;
  private final String run;

  WorkQueryFn(RangeWork<T> work, PaceLimits limits, String run) {
    this.work = work;
    this.limits = limits;
    this.run = run;
  }

  @ProcessElement
  public void work(@Element QuerySpec query) throws Exception {
    try (Pace pace = Pace.join(run, limits, query.database());
        Cursor cursor = Cursor.open(query);
        RangeWork.Pages<T> pages = work.begin(ALL, cursor.columns())) {
      RowMapper<T> mapper = work.mapper(cursor.columns());
      List<T> page = cursor.page(mapper);
      while (!page.isEmpty()) {
        pace.await(page.size());
        pages.take(page);
        page = cursor.page(mapper);
      }
      pages.end();
    }
  }
}
