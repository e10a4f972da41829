package io.sluice.transforms.load;

import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Finishes a load when all splits are loaded: proves that every line is accounted for, marks the
 * files as finished, and builds the deferred indexes. It can be repeated.
 */
final class FinishLoadFn<T> extends DoFn<LineCounts, LoadResult> {

  private static final long serialVersionUID = 1L;

  private final LoadSettings<T> settings;
  private final List<InputFile> files;

  FinishLoadFn(LoadSettings<T> settings, InputFiles files) {
    this.settings = settings;
    this.files = files.files();
  }

  @ProcessElement
  public void finish(@Element LineCounts counted, OutputReceiver<LoadResult> results) {
    LoadResult result = settings.hasLedger() ? finish(counted) : new LoadResult(counted, 0);
    LineTally.report(LoadFiles.RESULT_NAMESPACE, result.lines());
    LineTally.report(LoadFiles.RESULT_NAMESPACE, LoadFiles.READ_BEFORE, result.before());
    results.output(result);
  }

  private LoadResult finish(LineCounts counted) {
    LoadLedger ledger = LoadLedger.read(settings.ledger(), files);
    LineCounts lines = ledger.finish(counted);
    LiveCounts.of(settings.run()).stage("building indexes");
    settings.deferredIndexes().build();
    return new LoadResult(lines, ledger.linesBefore());
  }
}
