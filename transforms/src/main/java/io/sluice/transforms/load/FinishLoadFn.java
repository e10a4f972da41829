package io.sluice.transforms.load;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes a load when all splits are loaded: proves that every line is accounted for, marks the
 * files as finished, and builds the deferred indexes. It can be repeated.
 */
final class FinishLoadFn<T> extends DoFn<KV<Integer, Iterable<LineCounts>>, LoadResult> {

  private static final long serialVersionUID = 1L;

  /** The key of all counts, so that one element has them together. */
  static final int KEY = 0;

  private static final Logger LOG = LoggerFactory.getLogger(FinishLoadFn.class);

  private final LoadSettings<T> settings;
  private final List<InputFile> files;

  FinishLoadFn(LoadSettings<T> settings, InputFiles files) {
    this.settings = settings;
    this.files = files.files();
  }

  @ProcessElement
  public void finish(
      @Element KV<Integer, Iterable<LineCounts>> splits, OutputReceiver<LoadResult> results) {
    LineCounts counted = LineCounts.sum(splits.getValue());
    LoadResult result =
        settings.hasLedger() ? finish(counted) : new LoadResult(counted, 0, List.of());
    LineTally.report(LoadFiles.RESULT_NAMESPACE, result.lines());
    LineTally.report(LoadFiles.RESULT_NAMESPACE, LoadFiles.READ_BEFORE, result.before());
    results.output(result);
  }

  private LoadResult finish(LineCounts counted) {
    LoadLedger ledger = LoadLedger.finish(settings.ledger(), files, counted);
    return new LoadResult(
        ledger.counts(),
        ledger.linesBefore(),
        settings.leavesIndexes() ? List.of() : build(settings.deferredIndexes(), settings.run()));
  }

  /** A failure here would make Flink load all splits again. */
  private static List<String> build(DeferredIndexes indexes, String run) {
    LiveCounts.of(run).stage("building indexes");
    try {
      indexes.build();
      return List.of();
    } catch (DatabaseException e) {
      LOG.warn("The rows are loaded, but not all indexes are built: {}", e.getMessage());
      return indexes.pending();
    }
  }
}
