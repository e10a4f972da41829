package io.sluice.transforms.load.batch;

import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects the outcomes of one batch's records. Used by one thread at a time. */
final class BatchResultBuilder {

  private static final String OTHER_CONTENTS = "the table has other contents under this key";

  private final Table table;
  private final RowLines<?> lines;
  private final LineTally tally = new LineTally();
  private final List<Reject> rejects = new ArrayList<>();

  BatchResultBuilder(Table table, RowLines<?> lines) {
    this.table = table;
    this.lines = lines;
  }

  void add(LineCounter outcome, long records) {
    tally.add(outcome, records);
  }

  /** Adds a record that the server refused. */
  void refused(BatchRow row, SQLException e) {
    tally.count(Reason.REFUSED);
    rejects.add(lines.reject(row, Reason.REFUSED, RefusalDetail.detail(table, e)));
  }

  /** Adds the reject of a record whose existing row stays. */
  void conflict(BatchRow row) {
    rejects.add(lines.reject(row, Reason.CONFLICT, OTHER_CONTENTS));
  }

  /** The line of a record. */
  Line line(BatchRow row) {
    return lines.of(row);
  }

  LineCounts counts() {
    return tally.counts();
  }

  List<Reject> rejects() {
    return rejects;
  }
}
