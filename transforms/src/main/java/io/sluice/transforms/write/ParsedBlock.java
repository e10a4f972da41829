package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.accounting.LineTally;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineSink;
import io.sluice.transforms.read.Block;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the lines of a block are.
 *
 * @param rows the records, in the order of their keys; those with the same key in the order of
 *     their lines
 * @param rejects the lines that are not records
 * @param counts the lines; those that are records only as read
 */
record ParsedBlock(List<BlockRow> rows, List<Reject> rejects, LineCounts counts) {

  static <T> ParsedBlock of(
      Block block, BlockParser<T> parser, RecordModel<T> model, RowShape shape) throws Exception {
    Collector<T> collector = new Collector<>(model, shape);
    parser.parse(block, collector);
    collector.rows.sort(Comparator.comparing(BlockRow::key));
    return new ParsedBlock(collector.rows, collector.rejects, collector.tally.counts());
  }

  private static final class Collector<T> implements LineSink<T> {

    private final RecordModel<T> model;
    private final RowShape shape;
    private final RowValues values;
    private final List<BlockRow> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final LineTally tally = new LineTally();

    Collector(RecordModel<T> model, RowShape shape) {
      this.model = model;
      this.shape = shape;
      this.values = new RowValues(shape.columns());
    }

    @Override
    public void record(T record, boolean truncated, Line line) {
      tally.count(LineCounter.READ);
      if (truncated) {
        tally.count(LineCounter.TRUNCATED);
      }
      model.bind(record, values);
      String[] row = values.take();
      rows.add(new BlockRow(shape.key(row), row, line));
    }

    @Override
    public void filtered() {
      tally.count(LineCounter.READ);
      tally.count(LineCounter.FILTERED);
    }

    @Override
    public void reject(Reject reject) {
      tally.count(LineCounter.READ);
      tally.count(reject.reason());
      rejects.add(reject);
    }

    @Override
    public void blank() {
      tally.count(LineCounter.READ);
      tally.count(LineCounter.BLANK);
    }
  }
}
