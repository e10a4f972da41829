package io.sluice.transforms.load;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.ledger.LedgerTables;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.run.Heartbeat;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.load.run.RunLog;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.read.split.FileSplitSource;
import io.sluice.transforms.record.ColumnLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * The start of a load: creates the table, claims the files in the ledger, drops indexes that are
 * built later, and divides what is left into tasks. A second start is another run: its splits would
 * not be those that workers of the first may still load.
 */
record LoadStart<T>(LoadSettings<T> settings, InputFiles files, int workers) {

  /**
   * Starts the load.
   *
   * @throws DatabaseException if the table does not fit, or the database fails
   */
  List<LoadTask> tasks() {
    ColumnLimits limits = new TargetTable(settings.database(), settings.table()).createIfMissing();
    if (!settings.hasLedger()) {
      return tasks(settings.run(), files, limits);
    }
    LedgerTables.createIfMissing(settings.database());
    LoadLedger ledger = LoadLedger.open(settings.ledger(), files.files(), settings.restart());
    InputFiles unfinished = new InputFiles(ledger.unfinished());
    // Indexes of an earlier load may be built first.
    Heartbeat heartbeat = Heartbeat.start(settings.database(), ledger.run());
    try {
      if (!unfinished.files().isEmpty()) {
        LiveCounts.of(settings.name())
            .deferred(settings.deferredIndexes().prepare(settings.indexes()));
      }
      return tasks(ledger.run(), unfinished, limits);
    } catch (RuntimeException e) {
      RunLog.tryFail(settings.database(), ledger.run(), LoadFailure.of(e));
      throw e;
    } finally {
      heartbeat.close();
    }
  }

  private List<LoadTask> tasks(String run, InputFiles unread, ColumnLimits limits) {
    unread.bytesLeft().ifPresent(LiveCounts.of(settings.name())::expect);
    List<FileSplit> splits =
        FileSplitSource.of(unread, LineBlockReader.DEFAULT_BLOCK_BYTES, workers).splits();
    List<LoadTask> tasks = new ArrayList<>();
    // Always one without a split: without any task there would be no result.
    tasks.add(new LoadTask(run, null, limits, splits.size()));
    splits.forEach(split -> tasks.add(new LoadTask(run, split, limits, splits.size())));
    return tasks;
  }
}
