package io.sluice.pipeline.load.status;

import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.ledger.RunProgress;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.load.run.RunState;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The status of a run. All times are by the server's clock.
 *
 * @param row the run's own row
 * @param progress what its batches add up to
 * @param own the lines of its batches by outcome, without those of earlier runs
 * @param result its result; empty if it has none yet
 */
public record RunStatus(
    RunRow row, RunProgress progress, LineCounts own, Optional<LoadResult> result) {

  private static final double MILLIS = 1e3;
  private static final double PER_CENT = 100;

  /** The state in words: that of the row, or {@code stalled}. */
  public String state() {
    return isStalled() ? "stalled" : row.state().text();
  }

  /** Whether the run has ended, or is taken for ended because its heartbeat has stopped. */
  public boolean isStalled() {
    return row.isStalled();
  }

  /** Whether the run has ended, and will change no more. */
  public boolean hasEnded() {
    return !row.isActive();
  }

  /** Whether all lines are accounted for, and only the indexes are left. */
  public boolean isBuildingIndexes() {
    return row.isActive() && progress.isProven();
  }

  /**
   * The lines by outcome: those of the result, which include the lines of earlier runs; the run's
   * own until there is a result.
   */
  public LineCounts lines() {
    return result.map(LoadResult::lines).orElse(own);
  }

  /** The number of lines read, in this run and the earlier ones that it has resumed. */
  public long readInAll() {
    return result.map(LoadResult::read).orElseGet(() -> row.before() + ownRead());
  }

  /** The number of lines that this run has read. */
  public long ownRead() {
    return result.map(it -> it.read() - it.before()).orElseGet(() -> own.of(LineCounter.READ));
  }

  /** The duration in seconds, up to now if the run has not ended. */
  public double seconds() {
    return result
        .filter(it -> hasEnded())
        .map(LoadResult::seconds)
        .orElseGet(() -> row.duration().toMillis() / MILLIS);
  }

  /** The lines a second of the whole run. */
  public double rowsPerSecond() {
    return ownRead() / Math.max(seconds(), 1 / MILLIS);
  }

  /** The lines a second since an earlier look; empty if the server's clock has not advanced. */
  public OptionalDouble rowsPerSecondSince(RunStatus before) {
    double seconds = (row.duration().toMillis() - before.row.duration().toMillis()) / MILLIS;
    boolean isComparable = seconds > 0 && row.run().equals(before.row.run());
    return isComparable
        ? OptionalDouble.of((ownRead() - before.ownRead()) / seconds)
        : OptionalDouble.empty();
  }

  /**
   * The bytes of finished sort runs, of those that were left to read at the start; empty if that
   * number is unknown, because files are compressed.
   */
  public OptionalLong bytesDone() {
    return row.bytes().isPresent()
        ? OptionalLong.of(Math.min(progress.bytes(), row.bytes().getAsLong()))
        : OptionalLong.empty();
  }

  /**
   * The part of the lines that is done, in per cent. Empty if it is unknown: files are compressed,
   * or no sort run is finished yet, although lines are loaded.
   */
  public OptionalDouble percent() {
    if (row.state() == RunState.DONE || isBuildingIndexes()) {
      return OptionalDouble.of(PER_CENT);
    }
    long bytes = row.bytes().orElse(0);
    long done = bytesDone().orElse(0);
    return bytes > 0 && (done > 0 || ownRead() == 0)
        ? OptionalDouble.of(PER_CENT * done / bytes)
        : OptionalDouble.empty();
  }

  /** The estimated seconds until all lines are read; empty if they cannot be estimated. */
  public OptionalLong secondsLeft() {
    double percent = percent().orElse(0);
    boolean isLoading =
        row.state() == RunState.RUNNING && !isStalled() && !isBuildingIndexes() && percent > 0;
    return isLoading
        ? OptionalLong.of(Math.round(seconds() * PER_CENT / percent - seconds()))
        : OptionalLong.empty();
  }
}
