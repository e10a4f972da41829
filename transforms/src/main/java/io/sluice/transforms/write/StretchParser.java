package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.accounting.LineTally;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineSink;
import io.sluice.transforms.read.Block;
import io.sluice.transforms.read.Stretch;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.sort.RowSorter;

/**
 * Parses the lines of stretches, one stretch after the other: records go into a sorter, as rows,
 * and what is no record into the file of rejects. Used by one thread at a time.
 */
final class StretchParser<T> implements LineSink<T> {

  private final BlockParser<T> parser;
  private final RecordModel<T> model;
  private final RowPacker packer;
  private final RowSorter sorter;
  private final WriterRejects rejects;
  private final LineTally tally = new LineTally();
  private boolean keepsRejects;

  StretchParser(WriteSpec<T> spec, RowShape shape, RowSorter sorter, WriterRejects rejects) {
    this.parser = spec.parse().blockParser();
    this.model = spec.parse().model();
    this.packer = new RowPacker(shape);
    this.sorter = sorter;
    this.rejects = rejects;
  }

  /**
   * Parses a stretch to its end.
   *
   * @param keepsRejects whether its rejects have not been committed before
   * @return the lines that are not records
   * @throws Exception what the user's filter throws
   */
  LineCounts parse(Stretch stretch, boolean keepsRejects) throws Exception {
    this.keepsRejects = keepsRejects;
    tally.take();
    for (Block block = stretch.read(); block != null; block = stretch.read()) {
      parser.parse(block, this);
    }
    rejects.keep();
    return tally.take();
  }

  @Override
  public void record(T record, boolean truncated, Line line) {
    model.bind(record, packer);
    byte[] row = packer.pack(parser.lineStart(), parser.lineLength(), truncated);
    sorter.add(row, 0);
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
    if (keepsRejects) {
      rejects.add(reject);
    }
  }

  @Override
  public void blank() {
    tally.count(LineCounter.READ);
    tally.count(LineCounter.BLANK);
  }
}
