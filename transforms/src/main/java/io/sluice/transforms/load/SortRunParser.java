package io.sluice.transforms.load;

import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.WriterRejects;
import io.sluice.transforms.load.row.RowPacker;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.sort.RowSorter;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineHandler;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reject;

/**
 * Parses sort runs, one after another: sends records to a sorter as packed rows, and rejects to the
 * batch writer. Used by one thread at a time.
 */
final class SortRunParser<T> implements LineHandler<T> {

  private final BlockParser<T> parser;
  private final RecordModel<T> model;
  private final RowPacker packer;
  private final RowSorter sorter;
  private final WriterRejects rejects;
  private final LineTally tally = new LineTally();
  private boolean keepsRejects;

  SortRunParser(
      LoadSettings<T> settings, TableLayout layout, RowSorter sorter, WriterRejects rejects) {
    this.parser = settings.parse().blockParser();
    this.model = settings.parse().model();
    this.packer = new RowPacker(layout);
    this.sorter = sorter;
    this.rejects = rejects;
  }

  /**
   * Parses a sort run to its end.
   *
   * @param keepsRejects whether to keep its rejects; false if they are already committed
   * @return the counts of the lines that are not records
   * @throws Exception if the user's filter throws it
   */
  LineCounts parse(SortRun run, boolean keepsRejects) throws Exception {
    this.keepsRejects = keepsRejects;
    tally.take();
    for (Block block = run.read(); block != null; block = run.read()) {
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
