package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.accounting.LineTally;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What has become of the records of one block so far. Used by one thread at a time. */
final class Outcomes {

  private static final String OTHER_CONTENTS = "the table has other contents under this key";

  private final Table table;
  private final LineTally tally = new LineTally();
  private final List<Reject> rejects = new ArrayList<>();

  Outcomes(Table table) {
    this.table = table;
  }

  void add(LineCounter outcome, long records) {
    tally.add(outcome, records);
  }

  /** The server did not take the record. */
  void refused(BlockRow row, SQLException e) {
    tally.count(Reason.REFUSED);
    rejects.add(row.reject(Reason.REFUSED, Refusal.detail(table, e)));
  }

  /** The record is rejected because the row that is there stays. */
  void keptOut(BlockRow row) {
    rejects.add(row.reject(Reason.CONFLICT, OTHER_CONTENTS));
  }

  LineCounts counts() {
    return tally.counts();
  }

  List<Reject> rejects() {
    return rejects;
  }
}
