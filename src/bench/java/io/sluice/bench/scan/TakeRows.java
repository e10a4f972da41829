package io.sluice.bench.scan;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.scan.RangeProcessor;
import io.sluice.transforms.scan.plan.PlannedRange;
import io.sluice.transforms.scan.table.ScanColumn;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/** Takes rows where they are read. */
final class TakeRows implements RangeProcessor<ChatMessage> {

  private static final long serialVersionUID = 1L;

  @Override
  public RowMapper<ChatMessage> mapper(List<ScanColumn> columns) {
    return new MessageMapper();
  }

  @Override
  public PageSink<ChatMessage> begin(PlannedRange range, List<ScanColumn> columns) {
    Tally tally = Tally.open();
    return new PageSink<>() {

      @Override
      public void take(List<ChatMessage> rows) {
        rows.forEach(tally::add);
      }

      @Override
      public void end() {}

      @Override
      public void close() {}
    };
  }
}
