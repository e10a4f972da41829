package io.sluice.transforms.scan;

import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.DoFn;

/** Does some work with the rows of a query. */
final class WorkQueryFn<T> extends DoFn<QuerySpec, Void> {

  private static final long serialVersionUID = 1L;

  private static final PlannedRange ALL = new PlannedRange(0, 1, KeyRange.ALL, 0);

  private final RangeWork<T> work;

  WorkQueryFn(RangeWork<T> work) {
    this.work = work;
  }

  @ProcessElement
  public void work(@Element QuerySpec query) throws Exception {
    try (Cursor cursor = Cursor.open(query);
        RangeWork.Pages<T> pages = work.begin(ALL, cursor.columns())) {
      RowMapper<T> mapper = work.mapper(cursor.columns());
      List<T> page = cursor.page(mapper);
      while (!page.isEmpty()) {
        pages.take(page);
        page = cursor.page(mapper);
      }
      pages.end();
    }
  }
}
